import type { Decision } from '../decision/decision.ts';
import type { Severity } from '../decision/intent.ts';
import { RESPONSE_MINUTES } from '../decision/terms.ts';
import type { Pause } from '../sla/arithmetic.ts';
import { ALWAYS_OPEN, type Calendar } from '../sla/calendar.ts';
import type { Instant } from '../sla/instant.ts';
import { dueAt, remainingSeconds, type Target, warnAt } from '../sla/target.ts';
import type { Clock, ClockName, FilingMinutes, Ticket } from './ticket.ts';

/** What we promise where the policy says nothing else. */
export const FILING_MINUTES: FilingMinutes = { A: 15, B: 30, C: 60 };

export const filingTarget = (severity: Severity, { filingMinutes }: Pick<Ticket, 'filingMinutes'>): Target => ({
  basis: 'elapsed',
  minutes: filingMinutes[severity],
});

/** What the decision promises as first answer, as a clock's target; null where nothing is promised. */
export function responseTarget(decision: Pick<Decision, 'response'>): Target | null {
  const response = decision.response;
  if (response === null || response.basis === 'none') return null;
  if (response.basis === 'business-day') return { basis: 'business-day' };
  return response.targetMinutes === undefined ? null : { basis: response.basis, minutes: response.targetMinutes };
}

const withSeverity = (target: Target, severity: Severity): Target =>
  target.basis === 'business-day' ? target : { ...target, minutes: RESPONSE_MINUTES[severity] };

/** A clock that runs from `startedAt`, or, where that is null, one that waits and shows its due time as if begun `now`. */
export function makeClock(
  name: ClockName,
  target: Target,
  startedAt: Instant | null,
  now: Instant,
  ticket: Timing,
): Clock {
  const clock: Clock = {
    name,
    target,
    startedAt,
    dueAt: now,
    warnAt: null,
    state: startedAt === null ? 'pending' : 'running',
    stoppedAt: null,
    warnedAt: null,
    breachedAt: null,
    reportedLate: false,
  };
  return timed(clock, startedAt ?? now, ticket);
}

/** What of a ticket bears on its clocks. */
export type Timing = Pick<Ticket, 'calendar' | 'pauses'>;

const isRunning = (clock: Clock): boolean => clock.startedAt !== null && clock.stoppedAt === null;

/** Whether the clock stands still because the ticket waits for the customer. Our own promise to file never waits. */
export const isHeld = (clock: Clock, ticket: Pick<Ticket, 'pausedSince'>): boolean =>
  ticket.pausedSince !== null && clock.name === 'initial-response';

/** The instant that a clock has come to by `now`: while it is held, that at which the pause began. */
export const reached = (clock: Clock, now: Instant, ticket: Pick<Ticket, 'pausedSince'>): Instant =>
  isHeld(clock, ticket) ? Math.min(now, ticket.pausedSince ?? now) : now;

/** Starts a waiting clock: the channel's first answer is owed from the submission on. */
export const start = (clock: Clock, at: Instant, ticket: Timing): Clock =>
  clock.state === 'pending' ? timed({ ...clock, startedAt: at, state: 'running' }, at, ticket) : clock;

/** Stops a running clock: met when `at` isn't past due. A breach that is flagged stays, and was told late then. */
export function stop(clock: Clock, at: Instant): Clock {
  if (!isRunning(clock)) return clock;
  const flagged = clock.breachedAt !== null;
  const inTime = at <= clock.dueAt;
  return { ...clock, state: inTime && !flagged ? 'met' : 'breached', stoppedAt: at, reportedLate: inTime && flagged };
}

export function cancel(clock: Clock, at: Instant, ticket: Pick<Ticket, 'pausedSince'>): Clock {
  if (clock.stoppedAt !== null) return clock;
  const missed = clock.breachedAt !== null || (isRunning(clock) && reached(clock, at, ticket) > clock.dueAt);
  return { ...clock, state: missed ? 'breached' : 'cancelled', stoppedAt: at };
}

/** Gives an unstopped clock the target of another severity, from its own start; flags that are set stay. */
export function retarget(
  clock: Clock,
  severity: Severity,
  ticket: Timing & Pick<Ticket, 'createdAt' | 'filingMinutes'>,
): Clock {
  if (clock.stoppedAt !== null) return clock;
  const target = clock.name === 'filing' ? filingTarget(severity, ticket) : withSeverity(clock.target, severity);
  return timed({ ...clock, target }, clock.startedAt ?? ticket.createdAt, ticket);
}

/** Moves the due time of a running clock by the open time that the ticket waited for the customer. */
export const shift = (clock: Clock, ticket: Timing): Clock =>
  isRunning(clock) && clock.startedAt !== null ? timed(clock, clock.startedAt, ticket) : clock;

/** The flag that time alone has earned a running clock by `now`. A breach makes its warning pointless. */
export function dueFlag(clock: Clock, now: Instant, ticket: Pick<Ticket, 'pausedSince'>): 'warned' | 'breached' | null {
  if (!isRunning(clock) || clock.breachedAt !== null) return null;
  const at = reached(clock, now, ticket);
  if (at > clock.dueAt) return 'breached';
  return clock.warnAt !== null && clock.warnedAt === null && at > clock.warnAt ? 'warned' : null;
}

/** Open seconds left: 0 past due; null while the clock waits, is held, or has stopped. */
export function remaining(clock: Clock, now: Instant, ticket: Timing & Pick<Ticket, 'pausedSince'>): number | null {
  if (!isRunning(clock) || isHeld(clock, ticket)) return null;
  return remainingSeconds(calendarOf(clock, ticket), now, clock.dueAt, pausesOf(clock, ticket));
}

function timed(clock: Clock, from: Instant, ticket: Timing): Clock {
  const calendar = calendarOf(clock, ticket);
  const pauses = pausesOf(clock, ticket);
  const due = dueAt(clock.target, calendar, from, pauses);
  return { ...clock, dueAt: due, warnAt: clock.startedAt === null ? null : warnAt(calendar, from, due, pauses) };
}

const calendarOf = (clock: Clock, ticket: Timing): Calendar =>
  clock.target.basis === 'elapsed' ? ALWAYS_OPEN : ticket.calendar.calendar;

/** Our own promise to file doesn't wait for the customer. */
export const pausesOf = (clock: Clock, ticket: Timing): Pause[] => (clock.name === 'filing' ? [] : ticket.pauses);
