import type { HttpHandler } from '@azure/functions';
import type { Deps } from '../shared/deps.ts';
import { checkHealth, type Start } from '../shared/flows/check-health.ts';
import { json } from '../shared/http/respond.ts';

/** `GET /health`: open to everybody, tells nothing about anybody. */
export const health =
  (deps: Deps, start: Start): HttpHandler =>
  async () => {
    const report = await checkHealth(deps, start);
    return json(report.status === 'healthy' ? 200 : 503, report);
  };
