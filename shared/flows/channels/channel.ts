import type { SystemAct } from '../../core/ticket/events.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import type { Deps } from '../../deps.ts';

/** What a channel makes of an accepted ticket: the act to record. A failure that may pass is thrown. */
export type PrepareHandOff = (ticket: Ticket, deps: Deps) => Promise<Extract<SystemAct, { type: 'hand-off-ready' }>>;
