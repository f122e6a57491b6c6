import { toRfc3339 } from '../shared/core/sla/instant.ts';
import type { Deps } from '../shared/deps.ts';
import { previewPolicy as preview } from '../shared/flows/preview-policy.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { readPage } from '../shared/gate/http/read-page.ts';
import { json } from '../shared/gate/http/respond.ts';

/** `POST /policy/preview`: which running clocks of the partner would move or breach under a policy, page by page. */
export const previewPolicy = (deps: Deps) =>
  handle(deps, 'previewPolicy', async (call) => {
    const { caller } = call;
    const { settings } = call.body;
    const page = readPage(deps, call, settings);
    const { clocks, last } = await preview(deps, caller, settings, page, () => call.spend(caller.scope, 'calls'));
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
