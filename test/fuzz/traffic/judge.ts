import { type ErrorCode, statusOf } from '../../../shared/errors.ts';
import { contractFaults } from '../../support/contract-faults.ts';
import type { FuzzRequest } from './request.ts';
import { type FuzzAnswer, WITHIN_MS } from './send.ts';

const MOST_BYTES = 4 * 1_024 * 1_024;
const MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'code', 'traceId'];
/** What the server under the app answers by itself: no such route, a request that it can't read, a head or its first line too large. */
const BARE = [400, 404, 414, 431];
const STACK = /\n\s+at .+:\d+:\d+|node:internal|functions\.cjs/;

/** What is wrong with an answer; empty when nothing is. */
export function judge(request: FuzzRequest, { status, type, body, tookMs }: FuzzAnswer): string[] {
  const faults = [];
  const text = body.toString();
  if (tookMs > WITHIN_MS) faults.push(`took ${Math.round(tookMs)} ms`);
  if (body.length > MOST_BYTES) faults.push(`answers ${body.length} bytes`);
  if (STACK.test(text)) faults.push('tells a stack');
  const bare = !request.reachesApp && BARE.includes(status);
  if (bare && (body.length === 0 || request.method === 'HEAD')) return faults;

  if (request.method === 'HEAD') return body.length > 0 ? [...faults, 'answers HEAD with a body'] : faults;
  const value = parsed(text);
  if (value === undefined) return [...faults, `${status} without JSON`];
  if (status === 200 || status === 202 || isReport(value, status)) {
    if (!type.startsWith('application/json')) faults.push(`a success of type ${type}`);
  } else {
    if (!type.startsWith('application/problem+json')) faults.push(`a failure of type ${type}`);
    faults.push(...problemFaults(value, status));
  }
  if (request.reachesApp) faults.push(...contractFaults(request.operation, status, value));
  return [...faults, ...problemsWithin(value).flatMap((problem) => problemFaults(problem, problem.status))];
}

/** Health has words of its own for an outage: on a busy machine the bus may miss its time. */
const isReport = (value: unknown, status: number): boolean => {
  const { status: told, checks } = Object(value) as { status?: unknown; checks?: { storage?: { healthy?: boolean } } };
  return status === 503 && told === 'unhealthy' && checks?.storage?.healthy === true;
};

function problemFaults(value: unknown, status: unknown): string[] {
  const problem = Object(value) as Record<string, unknown>;
  const missing = MEMBERS.filter((member) => problem[member] === undefined).map(
    (member) => `no ${member} in a problem`,
  );
  // A code that is none of ours has no status.
  const known = statusOf(problem.code as ErrorCode);
  if (known === undefined || known !== problem.status || known !== status)
    missing.push(`${status} with the code ${problem.code} and the status ${problem.status}`);
  return known >= 500 ? [...missing, `${problem.code}, which nothing gave cause for`] : missing;
}

/** Problems in the places of a list's items. */
function problemsWithin(value: unknown): Record<string, unknown>[] {
  const { value: items = [] } = Object(value) as { value?: Record<string, unknown>[] };
  const problems = items.map((item) => item.problem ?? (item.traceId === undefined ? undefined : item));
  return problems.filter((problem) => problem !== undefined) as Record<string, unknown>[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
