import { loadRepeat, loadTicket } from '../adapters/store/tickets.ts';
import type { DecisionParts } from '../contract/decision-view.ts';
import type { Caller } from '../core/partner/caller.ts';
import { severityQuota } from '../core/partner/quota.ts';
import type { CallerAct, Redrive } from '../core/ticket/events.ts';
import { record } from '../core/ticket/record.ts';
import { isTicketId, type Ticket } from '../core/ticket/ticket.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { canonicalJson, sha256 } from '../hash.ts';
import { changeTicket } from './change-ticket.ts';
import { checkPartner } from './check-partner.ts';
import { decideCorrection } from './decide-correction.ts';
import { type TicketRead, withHistory } from './read-ticket.ts';

export interface Report {
  ticketId: string;
  act: CallerAct | Redrive;
  at?: number;
  /** The person who reports it. */
  actor?: string;
  key: string | null;
  /** The versions of which the ticket must be one; null for any. */
  ifVersions: readonly number[] | null;
  traceparent: string;
}

/** The ticket with the event on it; or what is decided of a correction that the table refuses, which isn't stored. */
export type Recorded =
  | ({ outcome: 'recorded'; replayed: boolean } & TicketRead)
  | { outcome: 'refused'; decided: DecisionParts };

/**
 * Records what a caller reports. The same report under the same key is recorded once; a new one needs the permission to
 * act for the reseller whose ticket it is. Fails with NOT_FOUND, PARTNER_MISMATCH,
 * EVENT_NOT_ALLOWED, ALREADY_CLAIMED, AT_OUT_OF_RANGE, HISTORY_FULL, ETAG_MISMATCH, IDEMPOTENCY_KEY_REUSED,
 * SEVERITY_A_LIMITED.
 */
export async function recordEvent(
  deps: Deps,
  caller: Caller,
  { ticketId, act, at, actor, key, ifVersions, traceparent }: Report,
): Promise<Recorded> {
  if (!isTicketId(ticketId)) throw new AppError('NOT_FOUND');
  const fingerprint = sha256(canonicalJson({ act, at, actor }));
  const repeat = key === null ? undefined : { hash: sha256(key), fingerprint };
  const found: { replay?: Ticket; refused?: Ticket } = {};
  const ticket = await changeTicket(deps, caller.scope, ticketId, async (loaded) => {
    const known = repeat && (await loadRepeat(deps.tickets, caller.scope, ticketId, repeat.hash));
    if (typeof known === 'string') {
      if (known !== fingerprint) throw new AppError('IDEMPOTENCY_KEY_REUSED');
      // Loaded before the mark of the first report was seen, the ticket may be one that doesn't show it yet.
      found.replay = (await loadTicket(deps.tickets, caller.scope, ticketId))?.ticket;
      return null;
    }
    await checkPartner(deps, caller, loaded.ticket.intent);
    if (ifVersions?.includes(loaded.ticket.version) === false) throw new AppError('ETAG_MISMATCH');
    const now = deps.now();
    const decided = await decideCorrection(deps, loaded.ticket, act, now);
    const change = record(loaded.ticket, { act: decided, at, by: caller.by, actor }, now);
    if ('refused' in change) throw new AppError(change.refused, change.detail);
    if (change.ticket.decision.outcome === 'refuse') {
      found.refused = change.ticket;
      return null;
    }
    const quota = severityQuota(loaded.ticket.severity, change.ticket.severity);
    const spent = quota === null ? null : await deps.quotas.spend(caller.scope, quota);
    return { change, options: { traceparent, repeat }, undo: () => spent?.giveBack() };
  });
  if (found.refused !== undefined) {
    const { refused } = found;
    return { outcome: 'refused', decided: { ...refused, at: refused.decidedAt, provisionalDueAt: null } };
  }
  const read = await withHistory(deps, caller.scope, found.replay ?? ticket);
  return { outcome: 'recorded', replayed: found.replay !== undefined, ...read };
}
