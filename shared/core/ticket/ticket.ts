import type { Decision } from '../decision/decision.ts';
import type { Intent, Severity } from '../decision/intent.ts';
import type { IsvContact } from '../hand-off/isv-contact.ts';
import type { Pause } from '../sla/arithmetic.ts';
import type { Calendar } from '../sla/calendar.ts';
import type { Instant } from '../sla/instant.ts';
import type { Target } from '../sla/target.ts';

export const STATUSES = ['accepted', 'ready', 'filed', 'answered', 'resolved', 'cancelled', 'failed'] as const;
export const CLOCK_NAMES = ['filing', 'initial-response'] as const;

/** accepted → ready | filed → answered → resolved; also cancelled, and failed, which filing, cancelling or redriving ends. */
export type Status = (typeof STATUSES)[number];
export type ClockName = (typeof CLOCK_NAMES)[number];
/** Our own promise to file, in elapsed minutes. */
export type FilingMinutes = Readonly<Record<Severity, number>>;
export type ClockState = 'pending' | 'running' | 'met' | 'breached' | 'cancelled';

/** A promise with a due time. `filing` is our own; `initial-response` is the channel's (seed L29-38). */
export interface Clock {
  name: ClockName;
  target: Target;
  /** Null while pending: before filing, nothing is owed yet. */
  startedAt: Instant | null;
  /** Provisional while pending. */
  dueAt: Instant;
  /** When 75 % of the clock's own open time has passed. */
  warnAt: Instant | null;
  state: ClockState;
  stoppedAt: Instant | null;
  warnedAt: Instant | null;
  /** Set together with the state `breached`, and never withdrawn. */
  breachedAt: Instant | null;
  /** Whether what stopped it came in time after all, and was told only when the breach was flagged. */
  reportedLate: boolean;
}

/** An intent that was decided *file*. All that is needed to explain and reproduce it stands here. */
export interface Ticket {
  id: string;
  partnerTenantId: string;
  /** SHA-256 of the normalised intent: tells a repeat from another intent under the same key. */
  fingerprint: string;
  /** The number of events recorded. */
  version: number;
  /** The characters of all notes and corrections together. */
  noted: number;
  status: Status;
  /** As it was decided on last; what its severity is now stands in `severity`. */
  intent: Intent;
  /** What the caller said of it, as pointers; the rest was assumed or is unknown. */
  given: readonly string[];
  decision: Decision;
  /** When the decision was made: at acceptance, and again whenever details are corrected. */
  decidedAt: Instant;
  isv: IsvContact | null;
  /** As it stands now. */
  severity: Severity;
  channelReference: string | null;
  claimedBy: string | null;
  filedAt: Instant | null;
  /** When the first answer came. */
  answeredAt: Instant | null;
  /** When a report last moved it: accepted, filed, answered, resolved, cancelled or reopened it. */
  movedAt: Instant;
  /** What a cancellation ended, and reopening brings back. */
  cancelled: Pick<Ticket, 'status' | 'clocks'> | null;
  /** The support hours and the promise to file, as they stood at acceptance: a new policy doesn't touch them. */
  calendar: { calendar: Calendar; assumed: boolean };
  filingMinutes: FilingMinutes;
  clocks: Clock[];
  /** Spans in which the ticket waited for the customer; `pausedSince` is the one still open. */
  pauses: Pause[];
  pausedSince: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
}

/** Ids are 32 hexadecimal digits: evenly spread over the partitions and legal in keys. */
export const isTicketId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
