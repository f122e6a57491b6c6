import type { z } from 'zod';
import { EDITIONS } from '../core/decision/edition.ts';
import { RIGHTS, type Role } from '../core/partner/roles.ts';
import type { ErrorCode } from '../errors.ts';
import { calculationAnswer } from './answers/calculation.ts';
import { decisionAnswer } from './answers/decision.ts';
import { batchAnswer, decisionListAnswer } from './answers/decision-list.ts';
import { healthAnswer } from './answers/health.ts';
import { optionsAnswer } from './answers/options.ts';
import { previewAnswer, replayAnswer } from './answers/replay.ts';
import { acceptedTicketAnswer, ticketAnswer, writtenTicketAnswer } from './answers/ticket.ts';
import { ticketListAnswer } from './answers/ticket-list.ts';
import { webhookAnswer } from './answers/webhook.ts';
import { calculationExample, calculationSchema } from './calculation.ts';
import { eventExample, eventSchema } from './event.ts';
import { intentExample, intentListSchema, intentSchema } from './intent.ts';
import { type BodyLimit, LIST, ONE } from './json/check-structure.ts';
import { policyDocumentSchema, policyExample } from './policy.ts';
import { ANY, CHANGING, GATED, IDEMPOTENT, JSON_BODY } from './problem-sets.ts';
import {
  decisionQuerySchema,
  explainQuerySchema,
  listQuerySchema,
  noQuerySchema,
  optionsQuerySchema,
  pageQuerySchema,
  webhookQuerySchema,
} from './queries.ts';
import { replayExample, replaySchema } from './replay.ts';

/** One call of the API: all that the gate, the contract's documents and the tests must know of it. */
export interface Operation {
  method: 'GET' | 'POST';
  /** Below the base path; {name} is a parameter. */
  path: string;
  /** In a few words, for those who look for it. */
  does: string;
  /** Roles of which one is enough; `anybody` needs no credential, `signed` proves itself by what it sends. */
  roles: readonly Role[] | 'anybody' | 'signed';
  /** How large a body may be; absent where there is none. */
  limit?: BodyLimit;
  /** What a body must be; absent where there is none, or where the operation reads the bytes itself. */
  body?: z.ZodType;
  /** A body that is taken, for those who read. */
  example?: unknown;
  /** A list of bodies, `{ "intents": […] }`, which may come instead. */
  list?: { limit: BodyLimit; body: z.ZodType };
  query: z.ZodType;
  /** A query that is taken, where one is needed. */
  exampleQuery?: string;
  /** By status. */
  answers: Readonly<Record<number, z.ZodType>>;
  /** Codes of what may go wrong. */
  problems: readonly ErrorCode[];
}

/** Every call of the API under its name, which is the function's too. What doesn't stand here can't be called. */
export const OPERATIONS = {
  submitTicket: {
    method: 'POST',
    path: '/tickets',
    does: 'takes an intent: 202, or 422 with the decision that refuses it',
    roles: RIGHTS.submit,
    limit: ONE,
    body: intentSchema,
    example: intentExample,
    query: explainQuerySchema,
    answers: { 202: acceptedTicketAnswer },
    problems: [...GATED, ...JSON_BODY, ...IDEMPOTENT, 'PARTNER_MISMATCH', 'NOT_ELIGIBLE', 'SEVERITY_A_LIMITED'],
  },
  submitBatch: {
    method: 'POST',
    path: '/tickets/batch',
    does: 'up to 100 intents, `{ "intents": […] }`: one result each, in `value`',
    roles: RIGHTS.submit,
    limit: LIST,
    body: intentListSchema,
    example: { intents: [intentExample] },
    query: explainQuerySchema,
    answers: { 200: batchAnswer },
    problems: [...GATED, ...JSON_BODY, 'IDEMPOTENCY_KEY_INVALID'],
  },
  listTickets: {
    method: 'GET',
    path: '/tickets',
    does: 'lists what [filters](#lists) find, newest first, or the soonest due: `orderBy=due`',
    roles: RIGHTS.read,
    query: listQuerySchema,
    answers: { 200: ticketListAnswer },
    problems: [...GATED, 'CURSOR_INVALID'],
  },
  getTicket: {
    method: 'GET',
    path: '/tickets/{id}',
    does: 'one ticket: decision, hand-off, clocks, events',
    roles: RIGHTS.read,
    query: explainQuerySchema,
    answers: { 200: ticketAnswer },
    problems: [...GATED, 'NOT_FOUND'],
  },
  recordEvent: {
    method: 'POST',
    path: '/tickets/{id}/events',
    does: 'records `filed`, `answered`, `severity-changed`, `details-corrected`, `note` …',
    roles: RIGHTS.report,
    limit: ONE,
    body: eventSchema,
    example: eventExample,
    query: explainQuerySchema,
    answers: { 200: writtenTicketAnswer },
    problems: [
      ...GATED,
      ...JSON_BODY,
      ...CHANGING,
      'PARTNER_MISMATCH',
      'ALREADY_CLAIMED',
      'NOT_ELIGIBLE',
      'AT_OUT_OF_RANGE',
      'SEVERITY_A_LIMITED',
    ],
  },
  redriveTicket: {
    method: 'POST',
    path: '/tickets/{id}/redrive',
    does: 'entrusts a ticket that failed to its channel once more',
    roles: RIGHTS.redrive,
    query: explainQuerySchema,
    answers: { 200: ticketAnswer },
    problems: [...GATED, ...CHANGING],
  },
  decide: {
    method: 'POST',
    path: '/decisions',
    does: `decides an intent or a list, too, and stores nothing; \`edition\` is ${EDITIONS.join(', ')}; \`?explain=full\` tells facts, rows tried and ways out`,
    roles: RIGHTS.decide,
    limit: ONE,
    body: intentSchema,
    example: intentExample,
    list: { limit: LIST, body: intentListSchema },
    query: decisionQuerySchema,
    answers: { 200: decisionAnswer.or(decisionListAnswer) },
    problems: [...GATED, ...JSON_BODY, 'PARTNER_MISMATCH', 'UNKNOWN_EDITION'],
  },
  listOptions: {
    method: 'GET',
    path: '/channels/options',
    does: 'before there is an intent: the channel for `family` and `type`, and where the facts still open lead; `severity`, `language`, `partnerType`, `country`, `edition`',
    roles: RIGHTS.decide,
    query: optionsQuerySchema,
    exampleQuery: 'family=azure&type=technical&severity=A&language=hu&country=HUN',
    answers: { 200: optionsAnswer },
    problems: [...GATED, 'UNKNOWN_EDITION'],
  },
  replayDecisions: {
    method: 'POST',
    path: '/decisions/replay',
    does: 'what another edition would have made of stored tickets',
    roles: RIGHTS.read,
    limit: ONE,
    body: replaySchema,
    example: replayExample,
    query: pageQuerySchema,
    answers: { 200: replayAnswer },
    problems: [...GATED, ...JSON_BODY, 'CURSOR_INVALID', 'UNKNOWN_EDITION'],
  },
  previewPolicy: {
    method: 'POST',
    path: '/policy/preview',
    does: 'which running clocks another policy would move',
    roles: RIGHTS.read,
    limit: ONE,
    body: policyDocumentSchema,
    example: policyExample,
    query: pageQuerySchema,
    answers: { 200: previewAnswer },
    problems: [...GATED, ...JSON_BODY, 'CURSOR_INVALID', 'UNKNOWN_EDITION'],
  },
  calculateSla: {
    method: 'POST',
    path: '/sla/calculate',
    does: 'business-time arithmetic on any calendar, explained',
    roles: RIGHTS.calculate,
    limit: ONE,
    body: calculationSchema,
    example: calculationExample,
    query: noQuerySchema,
    answers: { 200: calculationAnswer },
    problems: [...GATED, ...JSON_BODY, 'CALENDAR_NEVER_OPENS', 'BEYOND_HORIZON'],
  },
  receiveWebhook: {
    method: 'POST',
    path: '/webhooks/{source}',
    does: 'takes and keeps events of `psa`, `partner-center`, `azure-monitor` that [prove their origin](docs/security.md#webhooks-in)',
    roles: 'signed',
    limit: ONE,
    query: webhookQuerySchema,
    answers: { 202: webhookAnswer },
    problems: [...ANY, ...JSON_BODY, 'NOT_FOUND', 'UNAUTHORIZED', 'IDENTITY_UNAVAILABLE', 'RATE_LIMITED'],
  },
  health: {
    method: 'GET',
    path: '/health',
    does: 'storage, bus, and how long ago the timers ran',
    roles: 'anybody',
    query: noQuerySchema,
    answers: { 200: healthAnswer, 503: healthAnswer },
    problems: ANY,
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;

/** What a call can be asked with: whoever may read may also ask for the head alone. */
export const methodsOf = (method: Operation['method']): ('GET' | 'HEAD' | 'POST')[] =>
  method === 'GET' ? ['GET', 'HEAD'] : [method];
