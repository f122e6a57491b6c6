import { z } from 'zod';
import { spanExplained } from './calculation.ts';
import { decisionAnswer } from './decision.ts';
import { clockAnswer, listedTicketAnswer } from './ticket-list.ts';

const instant = z.iso.datetime();

const toldClock = clockAnswer.extend({
  sentence: z.string(),
  explanation: spanExplained
    .omit({ sentence: true })
    .extend({ heldSince: instant.nullable(), policyVersion: z.string() })
    .optional(),
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
  clocks: z.array(toldClock),
  decision: decisionAnswer,
  events: z.array(event),
  notifications: z.array(notification),
});

/** What a credential is told of a ticket that it wrote to: all where it may read, else no more than a list tells. */
export const writtenTicketAnswer = ticketAnswer.or(listedTicketAnswer);

const seen = {
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string(), ticketId: z.string() })).optional(),
};

/** The same of one that was taken, and what may be wrong with taking it. */
export const acceptedTicketAnswer = ticketAnswer.extend(seen).or(listedTicketAnswer.extend(seen));
