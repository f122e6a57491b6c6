import { z } from 'zod';
import { spanExplained } from './calculation.ts';
import { decisionAnswer } from './decision.ts';
import { clockAnswer, listedTicketAnswer } from './ticket-list.ts';

const instant = z.iso.datetime();

const explainedClock = clockAnswer.extend({
  explanation: spanExplained.extend({ heldSince: instant.nullable(), policyVersion: z.string() }),
});

const event = z.strictObject({
  sequence: z.int().positive(),
  type: z.string(),
  at: instant,
  recordedAt: instant,
  by: z.string(),
  actor: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});

const notification = z.strictObject({
  id: z.string(),
  type: z.string(),
  sequence: z.int().positive(),
  recordedAt: instant,
});

/** One ticket with everything. */
export const ticketAnswer = listedTicketAnswer.extend({
  clocks: z.array(explainedClock),
  decision: decisionAnswer,
  events: z.array(event),
  notifications: z.array(notification),
});
