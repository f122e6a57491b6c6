import type { EventType } from './events.ts';
import { STATUSES, type Status } from './ticket.ts';

const UNFINISHED = STATUSES.filter((status) => status !== 'resolved' && status !== 'cancelled');

/** From which statuses each event is allowed; any other is EVENT_NOT_ALLOWED. */
export const ALLOWED_FROM: Record<EventType, readonly Status[]> = {
  accepted: [],
  'hand-off-ready': ['accepted'],
  filed: ['accepted', 'ready', 'failed'],
  'reference-corrected': ['filed', 'answered', 'resolved'],
  'details-corrected': UNFINISHED,
  answered: ['filed'],
  resolved: ['filed', 'answered'],
  reopened: ['resolved', 'cancelled'],
  cancelled: ['accepted', 'ready', 'filed', 'answered', 'failed'],
  'severity-changed': UNFINISHED,
  claimed: UNFINISHED,
  released: UNFINISHED,
  paused: UNFINISHED,
  resumed: UNFINISHED,
  note: STATUSES,
  warned: STATUSES,
  breached: STATUSES,
  failed: ['accepted'],
  redriven: ['failed'],
};

/** Where an event leads; an event that isn't listed leaves the status alone. `reopened` depends on the history. */
export const LEADS_TO: Partial<Record<EventType, Status>> = {
  'hand-off-ready': 'ready',
  filed: 'filed',
  answered: 'answered',
  resolved: 'resolved',
  cancelled: 'cancelled',
  failed: 'failed',
  redriven: 'accepted',
};
