import { z } from 'zod';

/** What a query says of how decisions are told; a call may know other parameters besides. */
export const explainSchema = z.object({ explain: z.literal('full').optional() });
