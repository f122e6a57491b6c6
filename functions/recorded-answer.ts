import type { HttpResponseInit } from '@azure/functions';
import type { Deps } from '../shared/deps.ts';
import type { Recorded, Report } from '../shared/flows/record-event.ts';
import type { Call } from '../shared/gate/http/handle.ts';
import { etag, idempotencyKey, ifMatch } from '../shared/gate/http/headers.ts';
import { json } from '../shared/gate/http/respond.ts';
import { notEligible, readerOf, replayedHeader, showTicket } from './ticket-answers.ts';

type Recording = Call<'recordEvent' | 'redriveTicket'>;

/** Of which ticket a call is, and on which conditions. */
export const conditionsOf = ({
  request,
  traceparent,
}: Pick<Recording, 'request' | 'traceparent'>): Omit<Report, 'act' | 'at' | 'actor'> => ({
  ticketId: request.params.id ?? '',
  key: idempotencyKey(request),
  ifVersions: ifMatch(request),
  traceparent,
});

/** The ticket with what was recorded; a correction that the table refuses fails with NOT_ELIGIBLE. */
export function showRecorded(
  deps: Deps,
  call: Pick<Recording, 'textsFor' | 'roles' | 'query'>,
  recorded: Recorded,
): HttpResponseInit {
  if (recorded.outcome === 'refused')
    throw notEligible(recorded.decided, readerOf(deps, call, recorded.decided.intent));
  const { ticket, replayed } = recorded;
  const view = showTicket(deps, call, recorded);
  return json(200, view, { etag: etag(ticket.version), ...replayedHeader(replayed) });
}
