import type { Severity } from '../decision/intent.ts';
import type { IsvContact } from '../hand-off/isv-contact.ts';
import type { Instant } from '../sla/instant.ts';
import type { Corrected, Correction } from './correct.ts';
import type { ClockName } from './ticket.ts';

/** What a caller may report, and what is recorded of it as it stands. */
type PlainAct =
  | { type: 'filed'; data: { reference: string } }
  | { type: 'reference-corrected'; data: { reference: string } }
  | { type: 'answered'; data: Record<string, never> }
  | { type: 'severity-changed'; data: { severity: Severity } }
  | { type: 'resolved'; data: Record<string, never> }
  | { type: 'reopened'; data: Record<string, never> }
  | { type: 'cancelled'; data: Record<string, never> }
  | { type: 'note'; data: { text: string } }
  | { type: 'claimed'; data: { by: string; force?: boolean } }
  | { type: 'released'; data: Record<string, never> }
  | { type: 'paused'; data: { reason: string } }
  | { type: 'resumed'; data: Record<string, never> };

/** What a caller may report. */
export type CallerAct = PlainAct | { type: 'details-corrected'; data: Correction };

/** An administrator entrusts a ticket that failed to its channel once more. */
export type Redrive = { type: 'redriven'; data: Record<string, never> };

/** What the system itself adds. */
export type SystemAct =
  | { type: 'accepted'; data: { code: string; channel: string } }
  | { type: 'hand-off-ready'; data: { isv?: IsvContact; reason?: string } }
  | { type: 'warned'; data: { clock: ClockName; dueAt: string } }
  | { type: 'breached'; data: { clock: ClockName; dueAt: string } }
  | { type: 'failed'; data: { reason: string } };

/** What is recorded. */
export type Act = PlainAct | { type: 'details-corrected'; data: Corrected } | Redrive | SystemAct;
export type EventType = Act['type'];

/** One entry of a ticket's append-only history. */
export type TicketEvent = Act & {
  /** 1, 2, 3 … without a gap; the ticket's version after it. */
  sequence: number;
  /** When it happened. */
  at: Instant;
  /** When we learned of it. */
  recordedAt: Instant;
  /** Who reported it: the credential's id, or `system`. */
  by: string;
  /** The person behind the credential, where the report names one. */
  actor?: string;
};
