import { z } from 'zod';
import { FAMILIES, ISSUE_TYPES, PARTNER_TYPES, SEVERITIES } from '../../core/decision/intent.ts';
import { CLOCK_NAMES, STATUSES } from '../../core/ticket/ticket.ts';
import { spanExplained } from './course.ts';
import { decisionAnswer } from './decision.ts';

const instant = z.iso.datetime();

const clock = z.strictObject({
  name: z.enum(CLOCK_NAMES),
  startedAt: instant.nullable(),
  warnAt: instant.nullable(),
  dueAt: instant,
  state: z.enum(['pending', 'running', 'met', 'breached', 'cancelled']),
  stoppedAt: instant.nullable(),
  breachedAt: instant.nullable(),
  remainingSeconds: z.number().min(0).nullable(),
  provisional: z.boolean(),
});

const explainedClock = clock.extend({
  explanation: spanExplained.extend({ heldSince: instant.nullable(), policyVersion: z.string() }),
});

const event = z.strictObject({
  sequence: z.int().positive(),
  type: z.string(),
  at: instant,
  recordedAt: instant,
  by: z.string(),
  data: z.record(z.string(), z.unknown()),
});

const notification = z.strictObject({
  id: z.string(),
  type: z.string(),
  sequence: z.int().positive(),
  recordedAt: instant,
});

/** A ticket in a list. */
export const listedTicketAnswer = z.strictObject({
  id: z.string(),
  reference: z.string().nullable(),
  partnerTenantId: z.string(),
  partner: z.strictObject({ tenantId: z.string(), type: z.enum(PARTNER_TYPES) }),
  customer: z.strictObject({ tenantId: z.string(), name: z.string().optional(), domain: z.string().optional() }),
  product: z.strictObject({
    family: z.enum(FAMILIES),
    name: z.string().optional(),
    subscriptionId: z.string().optional(),
    offerId: z.string().optional(),
  }),
  issue: z.strictObject({
    type: z.enum(ISSUE_TYPES),
    breakFix: z.boolean(),
    severity: z.enum(SEVERITIES),
    language: z.string(),
    title: z.string(),
    startedAt: z.string().optional(),
  }),
  status: z.enum(STATUSES),
  decision: decisionAnswer.pick({ outcome: true, channel: true, code: true, row: true }),
  channelReference: z.string().nullable(),
  claimedBy: z.string().nullable(),
  paused: z.boolean(),
  clocks: z.array(clock),
  createdAt: instant,
  updatedAt: instant,
});

/** One ticket with everything. */
export const ticketAnswer = listedTicketAnswer.extend({
  clocks: z.array(explainedClock),
  decision: decisionAnswer,
  events: z.array(event),
  notifications: z.array(notification),
});
