import { type DecisionParts, decisionView, type Reader } from '../shared/contract/decision-view.ts';
import { listedTicketView } from '../shared/contract/listed-ticket-view.ts';
import { ticketView } from '../shared/contract/ticket-view.ts';
import type { Intent } from '../shared/core/decision/intent.ts';
import { permits, RIGHTS } from '../shared/core/partner/roles.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import type { TicketRead } from '../shared/flows/read-ticket.ts';
import type { Submitted } from '../shared/flows/submit-intent.ts';
import type { Call } from '../shared/gate/http/handle.ts';

/** What of a call says how it is answered. */
type Asking = Pick<Call, 'textsFor' | 'roles'> & { query: { explain?: 'full' } };

/** Who reads a decision: in the caller's language, else in the issue's, and with how it came about if that was asked. */
export const readerOf = ({ config }: Deps, { textsFor, query }: Asking, { issue }: Intent): Reader => ({
  texts: textsFor(issue.language),
  policies: config.policies,
  explained: query.explain === 'full',
});

/** A ticket as a call may see it: all of it where its credential may read, else no more than a list tells. */
export function showTicket(deps: Deps, call: Asking, { ticket, history }: TicketRead) {
  const now = deps.now();
  if (!permits(RIGHTS.read, call.roles)) return listedTicketView(ticket, now);
  return ticketView(ticket, history, now, readerOf(deps, call, ticket.intent));
}

/** The view of a ticket that was taken; a refusal by the table fails with NOT_ELIGIBLE and the decision. */
export function showSubmitted(deps: Deps, call: Asking, submitted: Submitted) {
  if (submitted.outcome === 'refused')
    throw notEligible(submitted.decided, readerOf(deps, call, submitted.decided.intent));
  const { ticket, replayed, seen } = submitted;
  const { texts } = readerOf(deps, call, ticket.intent);
  const warning = { code: 'REFERENCE_SEEN', message: texts['ticket.REFERENCE_SEEN'] };
  const warnings = seen === null ? {} : { warnings: [{ ...warning, ticketId: seen }] };
  return { view: { ...showTicket(deps, call, submitted), ...warnings }, version: ticket.version, replayed };
}

/** The failure that tells a refusal by the table, with the decision. */
export function notEligible(decided: DecisionParts, reader: Reader): AppError {
  const decision = decisionView(decided, reader);
  return new AppError('NOT_ELIGIBLE', { reason: decision.reason }, { decision, language: reader.texts.locale });
}

/** Says that an answer is that of an earlier call. */
export const replayedHeader = (replayed: boolean): Record<string, string> =>
  replayed ? { 'idempotency-replayed': 'true' } : {};
