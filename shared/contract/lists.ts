import { z } from 'zod';

/** Up to 100 intents; each is judged on its own, so that one that is wrong harms no other. */
export const intentListSchema = z.strictObject({ intents: z.array(z.unknown()).min(1).max(100) });
