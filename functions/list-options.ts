import { isoOrNull, toRfc3339 } from '../shared/core/sla/instant.ts';
import type { Deps } from '../shared/deps.ts';
import { listOptions as list } from '../shared/flows/list-options.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { json } from '../shared/gate/http/respond.ts';

/** `GET /channels/options`: what can be said before there is an intent. */
export const listOptions = (deps: Deps) =>
  handle(deps, 'listOptions', async ({ query }) => {
    const { edition, now, options } = await list(deps, query);
    const value = options.map(({ support, ...option }) => ({
      ...option,
      support: support && { ...support, nextOpenAt: isoOrNull(support.nextOpenAt) },
    }));
    return json(200, { edition, now: toRfc3339(now), options: value });
  });
