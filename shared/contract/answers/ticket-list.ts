import { z } from 'zod';
import { FAMILIES, ISSUE_TYPES, PARTNER_TYPES, SEVERITIES } from '../../core/decision/intent.ts';
import { CLOCK_NAMES, STATUSES } from '../../core/ticket/ticket.ts';
import { decisionAnswer } from './decision.ts';

const instant = z.iso.datetime();

/** A clock as it stands. */
export const clockAnswer = z.strictObject({
  name: z.enum(CLOCK_NAMES),
  startedAt: instant.nullable(),
  warnAt: instant.nullable(),
  dueAt: instant,
  state: z.enum(['pending', 'running', 'met', 'breached', 'cancelled']),
  stoppedAt: instant.nullable(),
  breachedAt: instant.nullable(),
  reportedLate: z.boolean(),
  remainingSeconds: z.number().min(0).nullable(),
  provisional: z.boolean(),
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
  clocks: z.array(clockAnswer),
  createdAt: instant,
  updatedAt: instant,
});

/** What a page says of the next; absent on the last one. */
export const nextLink = { nextLink: z.url().optional() };

/** `GET /tickets`. */
export const ticketListAnswer = z.strictObject({ value: z.array(listedTicketAnswer), ...nextLink });
