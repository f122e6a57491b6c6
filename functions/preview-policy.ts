import { ONE } from '../shared/contract/json/check-structure.ts';
import { parsePolicy } from '../shared/contract/policy.ts';
import { toRfc3339 } from '../shared/core/sla/instant.ts';
import type { Deps } from '../shared/deps.ts';
import { previewPolicy as preview } from '../shared/flows/preview-policy.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { readJson } from '../shared/gate/http/read-json.ts';
import { readPage } from '../shared/gate/http/read-page.ts';
import { json } from '../shared/gate/http/respond.ts';

/** `POST /policy/preview`: which running clocks of the partner would move or breach under a policy, page by page. */
export const previewPolicy = (deps: Deps) =>
  handle(deps, 'previewPolicy', async ({ request, caller, spend }) => {
    const { settings } = parsePolicy(await readJson(request, ONE));
    const page = readPage(request, { scope: caller.scope, filter: settings }, deps.config.cursorSecret);
    const { clocks, last } = await preview(deps, caller, settings, page, () => spend(caller.scope, 'calls'));
    const moved = clocks.filter(({ dueAt, wouldBeDueAt }) => dueAt !== wouldBeDueAt);
    const breached = clocks.filter(({ wouldBreach }) => wouldBreach);
    return json(200, {
      value: clocks
        .filter((clock) => moved.includes(clock) || breached.includes(clock))
        .map((clock) => ({ ...clock, dueAt: toRfc3339(clock.dueAt), wouldBeDueAt: toRfc3339(clock.wouldBeDueAt) })),
      counts: { running: clocks.length, moved: moved.length, wouldBreach: breached.length },
      ...page.nextLink(last),
    });
  });
