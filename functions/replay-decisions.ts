import { replayedTicketView } from '../shared/contract/replay.ts';
import { countChanges } from '../shared/core/policy/replayed.ts';
import type { Deps } from '../shared/deps.ts';
import { replayDecisions as replay } from '../shared/flows/replay-decisions.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { readPage } from '../shared/gate/http/read-page.ts';
import { json } from '../shared/gate/http/respond.ts';

/** `POST /decisions/replay`: the partner's stored tickets decided under another edition, page by page. */
export const replayDecisions = (deps: Deps) =>
  handle(deps, 'replayDecisions', async (call) => {
    const { caller, body } = call;
    const page = readPage(deps, call, body);
    const { tickets, last } = await replay(deps, caller, body, page, () => call.spend(caller.scope, 'calls'));
    const notReproduced = tickets.filter(({ reproduction }) => !reproduction.reproduced).length;
    return json(200, {
      value: tickets.map(replayedTicketView),
      counts: { ...countChanges(tickets), notReproduced },
      ...page.nextLink(last),
    });
  });
