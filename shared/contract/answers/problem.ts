import { z } from 'zod';
import { QUOTA_NAMES } from '../../core/partner/quota.ts';
import { decisionAnswer } from './decision.ts';

const fault = z.strictObject({ code: z.string(), message: z.string() });

/** RFC 9457, and members of the code's own. */
export const problemAnswer = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  traceId: z.string(),
  errors: z.array(fault.extend({ pointer: z.string() }).or(fault.extend({ parameter: z.string() }))).optional(),
  decision: decisionAnswer.optional(),
  quota: z
    .strictObject({
      name: z.enum(QUOTA_NAMES),
      limit: z.int(),
      windowSeconds: z.int(),
      remaining: z.int(),
      resetSeconds: z.int(),
    })
    .optional(),
});
