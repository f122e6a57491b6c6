import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { calendarSchema } from '../../../shared/contract/calendar.ts';
import { eventSchema } from '../../../shared/contract/event.ts';
import { intentSchema } from '../../../shared/contract/intent.ts';
import { EDITIONS } from '../../../shared/core/decision/edition.ts';
import { CHANNELS, SEVERITIES } from '../../../shared/core/decision/intent.ts';
import { CLOCK_NAMES, STATUSES } from '../../../shared/core/ticket/ticket.ts';
import { GUID, ID, INSTANT, matching } from './columns.ts';

/** What the schema of the contract makes of the value is the value itself. */
const settled = (schema: z.ZodType) =>
  z.unknown().superRefine((value, context) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) context.addIssue({ code: 'custom', message: parsed.error.message });
    else if (!isDeepStrictEqual(parsed.data, value))
      context.addIssue({ code: 'custom', message: 'Expected no change' });
  });

const instant = z.int().min(Date.UTC(2026, 0)).max(Date.UTC(2200, 0));
const digest = matching('[0-9a-f]{64}');
const code = matching('[A-Z0-9_]+');
const channel = z.enum(CHANNELS);

const decision = z.strictObject({
  outcome: z.literal('file'),
  channel,
  code,
  row: z.int().positive(),
  source: z.strictObject({ edition: z.enum(EDITIONS), lines: z.string() }),
  whoCanFile: z.array(z.string()),
  leastRole: z.string().nullable(),
  warnings: z.array(z.strictObject({ code })),
  otherChannels: z.array(z.strictObject({ channel, code })).length(CHANNELS.length - 1),
  response: z.strictObject({
    basis: z.enum(['elapsed', 'business-hours', 'business-day', 'none']),
    targetMinutes: z.int().positive().optional(),
    committed: z.boolean().optional(),
  }),
  fee: z.strictObject({ charged: z.boolean(), payableWith: z.array(z.string()) }).nullable(),
  otherEditions: z.array(
    z.strictObject({
      edition: z.enum(EDITIONS),
      outcome: z.enum(['file', 'refuse']),
      channel: channel.nullable(),
      code,
      row: z.int().positive(),
      whoCanFile: z.array(z.string()),
      leastRole: z.string().nullable(),
    }),
  ),
  policy: z.strictObject({ edition: z.enum(EDITIONS), version: z.string().min(1), digest: z.string().min(1) }),
});

const clock = z
  .strictObject({
    name: z.enum(CLOCK_NAMES),
    target: z.discriminatedUnion('basis', [
      z.strictObject({ basis: z.enum(['elapsed', 'business-hours']), minutes: z.int().positive() }),
      z.strictObject({ basis: z.literal('business-day') }),
    ]),
    startedAt: instant.nullable(),
    dueAt: instant,
    warnAt: instant.nullable(),
    state: z.enum(['pending', 'running', 'met', 'breached', 'cancelled']),
    stoppedAt: instant.nullable(),
    warnedAt: instant.nullable(),
    breachedAt: instant.nullable(),
    reportedLate: z.boolean(),
  })
  .refine(({ startedAt, warnAt }) => (startedAt === null) === (warnAt === null), 'a warning without a start')
  .refine(({ warnAt, dueAt }) => warnAt === null || warnAt <= dueAt, 'a warning after the due time')
  .refine(({ state, startedAt }) => state !== 'pending' || startedAt === null, 'pending, and started')
  .refine(({ state, startedAt }) => state !== 'running' || startedAt !== null, 'running, and never started')
  .refine(
    ({ state, stoppedAt }) => !['met', 'cancelled'].includes(state) || stoppedAt !== null,
    'over, and never stopped',
  )
  .refine(
    ({ state, stoppedAt }) => !['pending', 'running'].includes(state) || stoppedAt === null,
    'stopped, and not over',
  )
  .refine(({ state, breachedAt }) => (state === 'breached') === (breachedAt !== null), 'breached, and not flagged')
  .refine(
    ({ reportedLate, state, stoppedAt, dueAt }) =>
      !reportedLate || (state === 'breached' && stoppedAt !== null && stoppedAt <= dueAt),
    'told late, and not in time',
  );

/** A ticket as stored. */
export const storedTicket = z.strictObject({
  id: matching(ID),
  partnerTenantId: matching(GUID),
  fingerprint: digest,
  version: z.int().positive(),
  status: z.enum(STATUSES),
  intent: settled(intentSchema).transform((intent) => intent as z.output<typeof intentSchema>),
  given: z.array(matching('(?:/\\w+)+')),
  decision,
  decidedAt: instant,
  isv: z.null(),
  severity: z.enum(SEVERITIES),
  channelReference: z.string().min(1).max(100).nullable(),
  claimedBy: z.string().min(1).max(200).nullable(),
  noted: z.number().int().min(0).max(500_000),
  filedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  movedAt: instant,
  cancelled: z.strictObject({ status: z.enum(STATUSES), clocks: z.array(clock).min(1).max(2) }).nullable(),
  calendar: z.strictObject({ calendar: settled(calendarSchema), assumed: z.boolean() }),
  filingMinutes: z.strictObject({ A: z.int().positive(), B: z.int().positive(), C: z.int().positive() }),
  clocks: z.array(clock).min(1).max(2),
  pauses: z.array(z.tuple([instant, instant]).refine(([from, to]) => from < to, 'a pause that ends before it begins')),
  pausedSince: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

export type StoredTicket = z.output<typeof storedTicket>;

const flag = z.strictObject({ clock: z.enum(CLOCK_NAMES), dueAt: matching(INSTANT) });
const SYSTEM: Record<string, z.ZodType> = {
  accepted: z.strictObject({ code, channel }),
  'hand-off-ready': z.strictObject({}),
  warned: flag,
  breached: flag,
};

/** Said here once more: what the contract lets through by mistake must not pass for its own proof. */
const LONGEST: Record<string, number> = { reference: 100, by: 200, reason: 500, text: 10_000 };

/** What a correction brings about, beside what the caller posted. */
const brought = z.strictObject({
  previous: z.record(z.string(), z.record(z.string(), z.unknown())),
  decision,
  isv: z.null().optional(),
});

/** An event as stored: of the system, or one that a caller could post as it stands. */
export const storedEvent = z
  .strictObject({
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
    sequence: z.int().positive(),
    at: instant,
    recordedAt: instant,
    by: matching('system|key:[0-9a-f]{16}'),
    actor: z.string().min(1).max(100).optional(),
  })
  .superRefine(({ type, data: stored }, context) => {
    const { previous, decision, isv, ...data } = stored;
    if (type === 'details-corrected' && !brought.safeParse({ previous, decision, isv }).success)
      context.addIssue({ code: 'custom', message: 'a correction without what it brought about' });
    for (const [name, value] of Object.entries(data)) {
      const longest = LONGEST[name] ?? 100;
      if (String(value).length > longest) context.addIssue({ code: 'custom', message: `${name} over ${longest}` });
    }
    const flat = settled(eventSchema.transform(({ act }) => ({ type: act.type, ...act.data })));
    const { error } = SYSTEM[type]?.safeParse(data) ?? flat.safeParse({ ...data, type });
    if (error) context.addIssue({ code: 'custom', message: error.message });
  });
