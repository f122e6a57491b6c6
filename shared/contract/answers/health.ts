import { z } from 'zod';

const check = z.strictObject({
  healthy: z.boolean(),
  ageSeconds: z.int().min(0).optional(),
  failed: z.int().min(0).optional(),
});

export const healthAnswer = z.strictObject({
  status: z.enum(['healthy', 'unhealthy']),
  checks: z.record(z.string(), check),
});
