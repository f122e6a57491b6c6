import { ONE } from '../shared/contract/json/check-structure.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import { keepWebhook } from '../shared/flows/keep-webhook.ts';
import { handleOpen } from '../shared/gate/http/handle-open.ts';
import { readBytes } from '../shared/gate/http/read-json.ts';
import { json } from '../shared/gate/http/respond.ts';
import { proveOrigin } from '../shared/gate/webhooks/prove-origin.ts';
import { isSource } from '../shared/gate/webhooks/sources.ts';

/** `POST /webhooks/{source}`: takes what others tell; a signature or a secret takes the place of a credential. */
export const receiveWebhook = (deps: Deps) =>
  handleOpen(deps, 'receiveWebhook', async ({ request, about }) => {
    const { source = '' } = request.params;
    if (!isSource(source)) throw new AppError('NOT_FOUND');
    const { headers, query } = request;
    const body = await readBytes(request, ONE);
    const origin = await proveOrigin(deps, source, { headers, query, body });
    about.partner = origin.partnerTenantId ?? undefined;
    return json(202, await keepWebhook(deps, { source, ...origin, body }));
  });
