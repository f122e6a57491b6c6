import { MINUTE } from '../../../shared/core/sla/instant.ts';
import { correct } from '../../../shared/core/ticket/correct.ts';
import type { Act, CallerAct } from '../../../shared/core/ticket/events.ts';
import { type Change, flagDue, record } from '../../../shared/core/ticket/record.ts';
import type { Clock, ClockName, Ticket } from '../../../shared/core/ticket/ticket.ts';
import { accepted, intentOf, NOW } from '../../support/fixtures.ts';
import { POLICIES } from '../../support/policies.ts';

/** One of each type that a caller may report, as it is recorded. */
export const ACTS: { [Type in CallerAct['type']]: Extract<Act, { type: Type }> } = {
  filed: { type: 'filed', data: { reference: 'MS-1' } },
  'reference-corrected': { type: 'reference-corrected', data: { reference: 'MS-2' } },
  'details-corrected': {
    type: 'details-corrected',
    data: correct(accepted().ticket, { issue: { title: 'Shop is down' } }, POLICIES['2024'], NOW),
  },
  answered: { type: 'answered', data: {} },
  resolved: { type: 'resolved', data: {} },
  reopened: { type: 'reopened', data: {} },
  cancelled: { type: 'cancelled', data: {} },
  note: { type: 'note', data: { text: 'seen' } },
  claimed: { type: 'claimed', data: { by: 'Anna' } },
  released: { type: 'released', data: {} },
  paused: { type: 'paused', data: { reason: 'waiting for the customer' } },
  resumed: { type: 'resumed', data: {} },
  'severity-changed': { type: 'severity-changed', data: { severity: 'C' } },
};

/** An act or a sweep, at minutes after acceptance, perhaps reported as of another minute. */
export type Step = [act: CallerAct['type'] | Act | 'sweep', minutes: number, at?: number];

const minute = (minutes: number) => NOW + minutes * MINUTE;

/** What a step makes of a ticket: a change or a refusal. */
export function take(ticket: Ticket, [act, minutes, at]: Step) {
  if (act === 'sweep') return flagDue(ticket, minute(minutes));
  const command = { act: typeof act === 'string' ? ACTS[act] : act, by: 'key:test' };
  return record(ticket, { ...command, at: at === undefined ? undefined : minute(at) }, minute(minutes));
}

/** Plays steps on a ticket just accepted; none of them is refused. */
export const play = (steps: Step[], intent = intentOf()): Change =>
  steps.reduce<Change>((change, step) => {
    const next = take(change.ticket, step);
    if ('refused' in next) throw new Error(next.refused);
    return { ticket: next.ticket, events: [...change.events, ...next.events] };
  }, accepted(intent));

export const clock = ({ clocks }: Ticket, name: ClockName): Clock => {
  const found = clocks.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`No clock ${name}`);
  return found;
};

export const minutesOf = (instant: number | null) => (instant === null ? null : (instant - NOW) / MINUTE);
export const types = ({ events }: Pick<Change, 'events'>) => events.map(({ type }) => type);
