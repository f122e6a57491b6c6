import { z } from 'zod';

/** Under which id an event is kept, and whether it was there already. */
export const webhookAnswer = z.strictObject({ id: z.string(), duplicate: z.boolean() });
