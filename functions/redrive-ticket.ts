import type { Deps } from '../shared/deps.ts';
import { recordEvent } from '../shared/flows/record-event.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { conditionsOf, showRecorded } from './recorded-answer.ts';

/** `POST /tickets/{id}/redrive`: entrusts a ticket that failed to its channel once more. */
export const redriveTicket = (deps: Deps) =>
  handle(deps, 'redriveTicket', async (call) => {
    const redrive = { act: { type: 'redriven' as const, data: {} }, ...conditionsOf(call) };
    return showRecorded(deps, call, await recordEvent(deps, call.caller, redrive));
  });
