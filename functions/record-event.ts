import { begunBy } from '../shared/contract/intent.ts';
import type { Deps } from '../shared/deps.ts';
import { recordEvent as record } from '../shared/flows/record-event.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { conditionsOf, showRecorded } from './recorded-answer.ts';

/** `POST /tickets/{id}/events`: records what happened to a ticket. */
export const recordEvent = (deps: Deps) =>
  handle(deps, 'recordEvent', async (call) => {
    begunBy(deps.now(), call.body.act.data);
    const report = { ...call.body, ...conditionsOf(call) };
    return showRecorded(deps, call, await record(deps, call.caller, report));
  });
