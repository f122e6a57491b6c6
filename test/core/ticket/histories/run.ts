import fc from 'fast-check';
import { SEVERITIES } from '../../../../shared/core/decision/intent.ts';
import { MINUTE, SECOND } from '../../../../shared/core/sla/instant.ts';
import { correct } from '../../../../shared/core/ticket/correct.ts';
import { deadlines } from '../../../../shared/core/ticket/deadlines.ts';
import type { Act, CallerAct, TicketEvent } from '../../../../shared/core/ticket/events.ts';
import { atPresent } from '../../../../shared/core/ticket/present.ts';
import { flagDue, record } from '../../../../shared/core/ticket/record.ts';
import type { Ticket } from '../../../../shared/core/ticket/ticket.ts';
import { accepted, intentOf, NOW } from '../../../support/fixtures.ts';
import { POLICIES } from '../../../support/policies.ts';
import { ACTS } from '../play.ts';
import { Model } from './model.ts';

const HOSTS = [0, 3 * SECOND];
const TYPES = [...Object.keys(ACTS), 'sweep', 'sweep', 'filed', 'filed', 'answered', 'paused', 'resumed'] as (
  | CallerAct['type']
  | 'sweep'
)[];
const upTo = (most: number) => fc.integer({ min: 0, max: most / SECOND }).map((seconds) => seconds * SECOND);

/** One report or sweep at one of two hosts, whose clocks differ; `said` is how long ago it happened. */
const step = fc.record({
  wait: fc.oneof(upTo(2 * MINUTE), upTo(150 * MINUTE)),
  skew: fc.constantFrom(...HOSTS),
  type: fc.constantFrom(...TYPES),
  said: fc.option(
    fc.oneof(
      upTo(2 * MINUTE).map((ahead) => -ahead),
      upTo(200 * MINUTE),
    ),
    { nil: undefined },
  ),
  severity: fc.constantFrom(...SEVERITIES),
  by: fc.constantFrom('Anna', 'Béla'),
  force: fc.boolean(),
});

export const history = fc.record({
  severity: fc.constantFrom(...SEVERITIES),
  skew: fc.constantFrom(...HOSTS),
  steps: fc.array(step, { minLength: 2, maxLength: 16 }),
});

type History = ReturnType<(typeof history)['generate']>['value'];
type OneStep = History['steps'][number];

/** What is tried: the product, or one with a fault. */
export interface Desk {
  record: typeof record;
  flagDue: typeof flagDue;
  deadlines: typeof deadlines;
}
export const PRODUCT: Desk = { record, flagDue, deadlines };

function actOf(ticket: Ticket, { type, severity, by, force }: OneStep, now: number): Act {
  if (type === 'severity-changed') return { type, data: { severity } };
  if (type === 'claimed') return { type, data: { by, force } };
  if (type !== 'details-corrected') return ACTS[type as 'note'];
  return { type, data: correct(ticket, { contact: { phone: '+36 1 000' } }, POLICIES['2024'], now) };
}

/** The first thing in a history that isn't as it must be; undefined where all is. `basis` other than elapsed has no model. */
export function faultOf(desk: Desk, { severity, skew, steps }: History, issue: Parameters<typeof intentOf>[0] = {}) {
  const plain = Object.keys(issue).length === 0;
  let { ticket, events } = accepted(intentOf({ severity, ...issue }), NOW + skew);
  const model = new Model(NOW + skew, severity);
  let clock = NOW;
  for (const [index, one] of steps.entries()) {
    clock += one.wait;
    const now = clock + one.skew;
    const at = one.said === undefined ? undefined : now - one.said;
    const expected = model.report({ ...one, now, at });
    const swept = desk.flagDue(ticket, now);
    if (swept.events.length > 0 && !desk.deadlines(ticket).some((due) => due.at < Math.max(now, ticket.updatedAt)))
      return `${index}: due, and the sweep wouldn’t look`;
    const result =
      one.type === 'sweep' ? swept : desk.record(ticket, { act: actOf(ticket, one, now), at, by: 'x' }, now);
    const refused = 'refused' in result ? result.refused : null;
    if (refused !== expected && plain) return `${index}: ${one.type} is ${refused}, expected ${expected}`;
    if (refused === 'AT_OUT_OF_RANGE' && at === undefined) return `${index}: refused for a time that nobody said`;
    if ('refused' in result) continue;
    ticket = result.ticket;
    model.latest = ticket.updatedAt;
    events = [...events, ...result.events];
    const fault = lawFault(ticket, events) ?? (plain ? modelFault(ticket, model) : undefined);
    if (fault !== undefined) return `${index}: after ${one.type} ${fault}`;
  }
  return undefined;
}

/** What must hold of any ticket at any time. */
function lawFault(ticket: Ticket, events: TicketEvent[]): string | undefined {
  for (const { name, state, breachedAt, startedAt, stoppedAt, reportedLate, dueAt } of ticket.clocks) {
    const flags = events.filter(
      ({ type, data }) => type === 'breached' && 'clock' in data && data.clock === name,
    ).length;
    const isBreached = state === 'breached';
    if (isBreached !== (breachedAt !== null) || flags !== (isBreached ? 1 : 0))
      return `${name} is ${state}, breachedAt ${breachedAt}, flagged ${flags} times`;
    if (startedAt !== null && stoppedAt !== null && stoppedAt < startedAt) return `${name} stopped before it started`;
    if (state === 'met' && (stoppedAt ?? 0) > dueAt) return `${name} met past due`;
    if (reportedLate && !(isBreached && stoppedAt !== null && stoppedAt <= dueAt)) return `${name} was not told late`;
  }
  const { targetMinutes, basis } = atPresent(ticket, POLICIES['2024']).decision.response ?? {};
  const promised = basis === 'business-day' ? undefined : { A: 120, B: 240, C: 480 }[ticket.severity];
  if (targetMinutes !== promised) return `${targetMinutes} minutes are promised for ${ticket.severity}`;
  if (events.some(({ sequence }, index) => sequence !== index + 1)) return 'a gap in the history';
  return events.some(({ recordedAt }, index) => recordedAt < (events[index - 1]?.recordedAt ?? 0))
    ? 'recorded out of order'
    : undefined;
}

function modelFault(ticket: Ticket, model: Model): string | undefined {
  if (ticket.status !== model.status) return `${ticket.status}, expected ${model.status}`;
  for (const { name, startedAt, dueAt: due, state, stoppedAt, breachedAt, reportedLate } of ticket.clocks) {
    const dueAt = startedAt === null ? null : due;
    const found = JSON.stringify({ startedAt, dueAt, state, stoppedAt, breachedAt, reportedLate });
    const expected = JSON.stringify(model.told(name));
    if (found !== expected) return `${name} is ${found}, expected ${expected}`;
  }
  return undefined;
}
