import { ONE } from '../../contract/json/check-structure.ts';
import { parseJson } from '../../contract/json/parse-json.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { type Delivery, SOURCES, type Source } from './sources.ts';

/** Whose event a delivery is, null where it concerns many, and the id under which a repeat is recognised. */
export interface Origin {
  partnerTenantId: string | null;
  id: string;
}

/**
 * Lets a delivery in whose source has proved itself: verifies first, counts it, and parses last.
 * Fails with UNAUTHORIZED, which doesn't say what was wrong, with RATE_LIMITED, the codes of JSON and VALIDATION_FAILED.
 */
export async function proveOrigin(deps: Deps, source: Source, delivery: Delivery): Promise<Origin> {
  const { verify, identify } = SOURCES[source];
  const sender = await verify(deps, delivery);
  if (sender === null) throw new AppError('UNAUTHORIZED');
  const { scope } = sender;
  if (scope !== null) await deps.quotas.spend(scope, 'webhooks');
  const id = identify(parseJson(delivery.body, ONE), delivery);
  return { partnerTenantId: scope?.partnerTenantId ?? null, id };
}
