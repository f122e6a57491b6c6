import { readNamingEdition } from '../shared/contract/edition.ts';
import { ONE } from '../shared/contract/json/check-structure.ts';
import { replayedTicketView, replaySchema } from '../shared/contract/replay.ts';
import { validate } from '../shared/contract/validate.ts';
import { countChanges } from '../shared/core/policy/replayed.ts';
import type { Deps } from '../shared/deps.ts';
import { replayDecisions as replay } from '../shared/flows/replay-decisions.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { readJson } from '../shared/gate/http/read-json.ts';
import { readPage } from '../shared/gate/http/read-page.ts';
import { json } from '../shared/gate/http/respond.ts';

/** `POST /decisions/replay`: the partner's stored tickets decided under another edition, page by page. */
export const replayDecisions = (deps: Deps) =>
  handle(deps, 'replayDecisions', async ({ request, caller, spend }) => {
    const body = await readJson(request, ONE);
    const replayed = readNamingEdition(() => validate(replaySchema, body));
    const page = readPage(request, { scope: caller.scope, filter: replayed }, deps.config.cursorSecret);
    const { tickets, last } = await replay(deps, caller, replayed, page, () => spend(caller.scope, 'calls'));
    const notReproduced = tickets.filter(({ reproduction }) => !reproduction.reproduced).length;
    return json(200, {
      value: tickets.map(replayedTicketView),
      counts: { ...countChanges(tickets), notReproduced },
      ...page.nextLink(last),
    });
  });
