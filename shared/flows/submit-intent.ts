import { randomBytes } from 'node:crypto';
import type { Spent } from '../adapters/store/leased-quotas.ts';
import { ConcurrentChange, commit, loadTicket } from '../adapters/store/tickets.ts';
import type { Caller } from '../core/partner/caller.ts';
import { severityQuota } from '../core/partner/quota.ts';
import { accept } from '../core/ticket/accept.ts';
import { ticketIdOf } from '../core/ticket/ticket-id.ts';
import type { Deps } from '../deps.ts';
import { AppError, type ErrorCode, isAppError } from '../errors.ts';
import { canonicalJson, sha256 } from '../hash.ts';
import { type Asked, type DecidedIntent, decideForCaller } from './decide-intent.ts';
import { findRepeated } from './find-repeated.ts';
import { type TicketRead, withHistory } from './read-ticket.ts';
import { sendOwed } from './send-owed.ts';

export interface Submission extends Omit<Asked, 'edition'> {
  /** The caller's Idempotency-Key, null for none. */
  key: string | null;
  /** Its place in a batch, null where it comes alone. */
  place: number | null;
  traceparent: string;
}

/** The ticket, new or stored before; or a refusal by the table. */
export type Submitted =
  | ({
      outcome: 'accepted';
      replayed: boolean;
      /** Another ticket of the same reference, where nothing else tells a repeat; null for none. */
      seen: string | null;
    } & TicketRead)
  | { outcome: 'refused'; decided: DecidedIntent & Pick<Asked, 'given'> };

/** What stands in the way of a new ticket, and not in that of one that was taken before. */
const OF_TODAY: readonly ErrorCode[] = ['PARTNER_MISMATCH', 'SEVERITY_A_LIMITED'];

/**
 * Takes an intent: decides, and stores what may be filed. The id follows from partner and key, so that the insert
 * itself tells a repeat; a stored ticket wins over a new decision, a permission that has ended and a used-up quota.
 * Fails with PARTNER_MISMATCH, IDEMPOTENCY_KEY_REUSED or SEVERITY_A_LIMITED.
 */
export async function submitIntent(deps: Deps, caller: Caller, submission: Submission): Promise<Submitted> {
  const { intent, given, key, place, traceparent } = submission;
  const fingerprint = sha256(canonicalJson(intent));
  const { partnerTenantId } = caller.scope;
  const { idSecret } = deps.config;
  const id = key === null ? randomBytes(16).toString('hex') : ticketIdOf({ partnerTenantId, key, place }, idSecret);

  const stored = async () => (key === null ? null : loadStored(deps, caller, id, fingerprint));

  let spent: Spent | undefined;
  try {
    const decided = await decideForCaller(deps, caller, { intent, given });
    if (decided.decision.outcome === 'refuse') return (await stored()) ?? { outcome: 'refused', decided };
    const change = accept({ ...decided, id, partnerTenantId, fingerprint, by: caller.by }, decided.at);
    const quota = severityQuota(null, change.ticket.severity);
    if (quota !== null) spent = await deps.quotas.spend(caller.scope, quota);
    const owed = await commit(deps.tickets, caller.scope, null, change, { traceparent });
    const [seen] = await Promise.all([
      key === null ? findRepeated(deps, caller, change.ticket) : null,
      sendOwed(deps, owed),
    ]);
    const history = { events: change.events, notifications: [] };
    return { outcome: 'accepted', replayed: false, seen, ticket: change.ticket, history };
  } catch (error) {
    spent?.giveBack();
    const repeated = error instanceof ConcurrentChange;
    const known = repeated || OF_TODAY.some((code) => isAppError(error, code)) ? await stored() : null;
    if (known === null) throw error;
    return known;
  }
}

async function loadStored(deps: Deps, { scope }: Caller, id: string, fingerprint: string): Promise<Submitted | null> {
  const stored = await loadTicket(deps.tickets, scope, id);
  if (stored === null) return null;
  if (stored.ticket.fingerprint !== fingerprint) {
    throw new AppError('IDEMPOTENCY_KEY_REUSED');
  }
  return { outcome: 'accepted', replayed: true, seen: null, ...(await withHistory(deps, scope, stored.ticket)) };
}
