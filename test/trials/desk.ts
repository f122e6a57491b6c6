import { gzipSync } from 'node:zlib';
import { parseDuration } from '@csp-ticket-router/kit/duration.ts';
import { HANDLERS } from '../../functions/handlers.ts';
import { callRaw } from '../support/call.ts';
import { operationAt, parametersAt } from '../support/contract-faults.ts';
import { makeWorld } from '../support/world.ts';
import { attemptAt } from './attempt.ts';
import { bytesOf, type Trial } from './trial.ts';

/** Tries it on the handlers, in a world of its own; what is missing of what is expected. */
export async function attempt(trial: Trial): Promise<unknown> {
  const { deps, clock, deliver, issueKey } = makeWorld();
  const apiKey = await issueKey();
  return attemptAt(
    {
      names: { apiKey },
      ask: async ({ method, path, headers = {}, gzip = false, ...body }) => {
        const { href, pathname, searchParams } = new URL(path, 'https://router.example');
        const operation = operationAt(method, href);
        if (operation === undefined) throw new Error(`Expected a known route, found ${method} ${path}`);
        const bytes = bytesOf(body);
        return callRaw(HANDLERS[operation](deps), {
          method,
          url: href,
          params: parametersAt(operation, pathname),
          query: Object.fromEntries(searchParams),
          headers: headersOf({ authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers }),
          ...(method === 'GET' ? {} : { body: { bytes: gzip ? gzipSync(bytes) : bytes } }),
        });
      },
      travel: async (duration) => {
        clock.now += parseDuration(duration) ?? Number.NaN;
      },
      travelTo: async (instant) => {
        clock.now = Date.parse(instant);
      },
      wait: () => deliver(),
    },
    trial,
  );
}

/** Headers as the platform hands them on: the values of one that came several times are joined, one that is null is not there. */
const headersOf = (headers: Trial['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, [value].flat().join(',')]])),
  );
