import { randomBytes } from 'node:crypto';
import type { Spent } from '../adapters/store/leased-quotas.ts';
import { ConcurrentChange, commit, loadTicket } from '../adapters/store/tickets.ts';
import type { Caller } from '../core/partner/caller.ts';
import { severityQuota } from '../core/partner/quota.ts';
import { accept } from '../core/ticket/accept.ts';
import type { Deps } from '../deps.ts';
import { AppError, isAppError } from '../errors.ts';
import { canonicalJson, sha256 } from '../hash.ts';
import { type Asked, type DecidedIntent, decideForCaller } from './decide-intent.ts';
import { type TicketRead, withHistory } from './read-ticket.ts';
import { sendOwed } from './send-owed.ts';

export interface Submission extends Omit<Asked, 'edition'> {
  /** The caller's Idempotency-Key, null for none. */
  key: string | null;
  traceparent: string;
}

/** The ticket, new or stored before; or a refusal by the table. */
export type Submitted =
  | ({ outcome: 'accepted'; replayed: boolean } & TicketRead)
  | { outcome: 'refused'; decided: DecidedIntent & Pick<Asked, 'given'> };

/**
 * Takes an intent: decides, and stores what may be filed. The id follows from partner and key, so that the insert
 * itself tells a repeat; a stored ticket wins over a new decision and a used-up quota. Fails with PARTNER_MISMATCH,
 * IDEMPOTENCY_KEY_REUSED or SEVERITY_A_LIMITED.
 */
export async function submitIntent(deps: Deps, caller: Caller, submission: Submission): Promise<Submitted> {
  const { intent, given, key, traceparent } = submission;
  const decided = await decideForCaller(deps, caller, { intent, given });
  const fingerprint = sha256(canonicalJson(intent));
  const { partnerTenantId } = caller.scope;
  const id = key === null ? randomBytes(16).toString('hex') : ticketIdOf(partnerTenantId, key);

  const stored = async () => (key === null ? null : loadStored(deps, caller, id, fingerprint));

  if (decided.decision.outcome === 'refuse') return (await stored()) ?? { outcome: 'refused', decided };
  const change = accept({ ...decided, id, partnerTenantId, fingerprint, by: caller.by }, decided.at);
  const quota = severityQuota(null, change.ticket.severity);
  let spent: Spent | undefined;
  try {
    if (quota !== null) spent = await deps.quotas.spend(caller.scope, quota);
    await sendOwed(deps, await commit(deps.tickets, caller.scope, null, change, { traceparent }));
    return {
      outcome: 'accepted',
      replayed: false,
      ticket: change.ticket,
      history: { events: change.events, notifications: [] },
    };
  } catch (error) {
    const repeated = error instanceof ConcurrentChange;
    if (repeated) spent?.giveBack();
    const known = repeated || isAppError(error, 'SEVERITY_A_LIMITED') ? await stored() : null;
    if (known === null) throw error;
    return known;
  }
}

const ticketIdOf = (partnerTenantId: string, key: string): string => sha256(`${partnerTenantId}\n${key}`).slice(0, 32);

async function loadStored(deps: Deps, { scope }: Caller, id: string, fingerprint: string): Promise<Submitted | null> {
  const stored = await loadTicket(deps.tickets, scope, id);
  if (stored === null) return null;
  if (stored.ticket.fingerprint !== fingerprint) {
    throw new AppError('IDEMPOTENCY_KEY_REUSED');
  }
  return { outcome: 'accepted', replayed: true, ...(await withHistory(deps, scope, stored.ticket)) };
}
