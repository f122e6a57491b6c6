import { type DecisionParts, decisionView, type Reader } from '../shared/contract/decision-view.ts';
import { ticketView } from '../shared/contract/ticket-view.ts';
import type { Intent } from '../shared/core/decision/intent.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import type { TicketRead } from '../shared/flows/read-ticket.ts';
import type { Submitted } from '../shared/flows/submit-intent.ts';
import type { OpenCall } from '../shared/gate/http/handle-open.ts';

/** Who reads a decision: in the caller's language, else in the issue's, and with how it came about if that was asked. */
export const readerOf = (
  { config }: Deps,
  { textsFor, query }: Pick<OpenCall, 'textsFor'> & { query: { explain?: 'full' } },
  { issue }: Intent,
): Reader => ({
  texts: textsFor(issue.language),
  policies: config.policies,
  explained: query.explain === 'full',
});

/** A ticket's full view. */
export const showTicket = ({ now }: Deps, { ticket, history }: TicketRead, reader: Reader) =>
  ticketView(ticket, history, now(), reader);

/** The view of a ticket that was taken; a refusal by the table fails with NOT_ELIGIBLE and the decision. */
export function showSubmitted(deps: Deps, submitted: Submitted, reader: Reader) {
  if (submitted.outcome === 'refused') throw notEligible(submitted.decided, reader);
  const { ticket, replayed } = submitted;
  return { view: showTicket(deps, submitted, reader), version: ticket.version, replayed };
}

/** The failure that tells a refusal by the table, with the decision. */
export function notEligible(decided: DecisionParts, reader: Reader): AppError {
  const decision = decisionView(decided, reader);
  return new AppError('NOT_ELIGIBLE', { reason: decision.reason }, { decision, language: reader.texts.locale });
}

/** Says that an answer is that of an earlier call. */
export const replayedHeader = (replayed: boolean): Record<string, string> =>
  replayed ? { 'idempotency-replayed': 'true' } : {};
