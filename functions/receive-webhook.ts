import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import { receiveWebhook as receive } from '../shared/flows/receive-webhook.ts';
import { handleOpen } from '../shared/http/handle.ts';
import { readBytes } from '../shared/http/read-json.ts';
import { json } from '../shared/http/respond.ts';
import { ONE } from '../shared/json/check-structure.ts';
import { isSource } from '../shared/webhooks/sources.ts';

/** `POST /webhooks/{source}`: takes what others tell; a signature or a secret takes the place of a credential. */
export const receiveWebhook = (deps: Deps) =>
  handleOpen(deps, async ({ request }) => {
    const { source = '' } = request.params;
    if (!isSource(source)) throw new AppError('NOT_FOUND');
    const { headers, query } = request;
    const body = await readBytes(request, ONE);
    return json(202, await receive(deps, source, { headers, query, body }));
  });
