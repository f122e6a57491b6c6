import type { Deps } from '../shared/deps.ts';
import { watchHealth } from '../shared/flows/check-health.ts';
import { handleOpen } from '../shared/gate/http/handle-open.ts';
import { json } from '../shared/gate/http/respond.ts';

/** `GET /health`: open to everybody, tells nothing about anybody. */
export function health(deps: Deps) {
  const look = watchHealth(deps);
  return handleOpen(deps, 'health', async () => {
    const report = await look();
    return json(report.status === 'healthy' ? 200 : 503, report);
  });
}
