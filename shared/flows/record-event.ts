import type { Spent } from '../adapters/store/leased-quotas.ts';
import { loadRepeat } from '../adapters/store/tickets.ts';
import type { Caller } from '../core/partner/caller.ts';
import { severityQuota } from '../core/partner/quota.ts';
import type { CallerAct } from '../core/ticket/events.ts';
import { record } from '../core/ticket/record.ts';
import { isTicketId } from '../core/ticket/ticket.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { canonicalJson, sha256 } from '../hash.ts';
import { changeTicket } from './change-ticket.ts';
import { type TicketRead, withHistory } from './read-ticket.ts';

export interface Report {
  ticketId: string;
  act: CallerAct;
  at?: number;
  key: string | null;
  /** The version that the caller has seen; null for any. */
  ifVersion: number | null;
  traceparent: string;
}

/**
 * Records what a caller reports. The same report under the same key is recorded once. Fails with NOT_FOUND,
 * EVENT_NOT_ALLOWED, AT_OUT_OF_RANGE, HISTORY_FULL, ETAG_MISMATCH, IDEMPOTENCY_KEY_REUSED, SEVERITY_A_LIMITED.
 */
export async function recordEvent(
  deps: Deps,
  caller: Caller,
  { ticketId, act, at, key, ifVersion, traceparent }: Report,
): Promise<TicketRead & { replayed: boolean }> {
  if (!isTicketId(ticketId)) throw new AppError('NOT_FOUND');
  const repeat = key === null ? undefined : { hash: sha256(key), fingerprint: sha256(canonicalJson({ act, at })) };
  let replayed = false;
  let spent: Spent | undefined;
  const ticket = await changeTicket(deps, caller.scope, ticketId, async (loaded) => {
    // Others were faster, and what was used came to nothing.
    spent?.giveBack();
    spent = undefined;
    if (repeat !== undefined) {
      const known = await loadRepeat(deps.tickets, caller.scope, ticketId, repeat.hash);
      replayed = known !== null;
      if (replayed && known !== repeat.fingerprint) {
        throw new AppError('IDEMPOTENCY_KEY_REUSED');
      }
      if (replayed) return null;
    }
    if (ifVersion !== null && ifVersion !== loaded.ticket.version) {
      throw new AppError('ETAG_MISMATCH');
    }
    const change = record(loaded.ticket, { act, at, by: caller.by }, deps.now());
    if ('refused' in change) throw new AppError(change.refused, change.detail);
    const quota = severityQuota(loaded.ticket.severity, change.ticket.severity);
    if (quota !== null) spent = await deps.quotas.spend(caller.scope, quota);
    return { change, options: { traceparent, repeat } };
  });
  return { ...(await withHistory(deps, caller.scope, ticket)), replayed };
}
