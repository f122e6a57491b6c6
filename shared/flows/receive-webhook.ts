import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { ONE } from '../json/check-structure.ts';
import { parseJson } from '../json/parse-json.ts';
import { saveWebhook } from '../store/webhooks.ts';
import { type Delivery, SOURCES, type Source } from '../webhooks/sources.ts';

/** Under which id an event is kept, and whether it was there already. */
export interface Received {
  id: string;
  duplicate: boolean;
}

/**
 * Keeps what a source tells, once: verifies first, parses after.
 * Fails with UNAUTHORIZED, which doesn't say what was wrong, with RATE_LIMITED, the codes of JSON and VALIDATION_FAILED.
 */
export async function receiveWebhook(deps: Deps, source: Source, delivery: Delivery): Promise<Received> {
  const { verify, identify } = SOURCES[source];
  const sender = await verify(deps, delivery);
  if (sender === null) throw new AppError('UNAUTHORIZED');
  const { scope } = sender;
  if (scope !== null) await deps.quotas.spend(scope, 'webhooks');
  const id = identify(parseJson(delivery.body, ONE), delivery);
  const partnerTenantId = scope?.partnerTenantId ?? null;
  const event = { source, partnerTenantId, id, receivedAt: deps.now(), body: delivery.body };
  const stored = await saveWebhook(deps.directory, event);
  return { id, duplicate: !stored };
}
