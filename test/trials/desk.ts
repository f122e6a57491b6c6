import { gzipSync } from 'node:zlib';
import { parseDuration } from '@csp-ticket-router/kit/duration.ts';
import { HANDLERS } from '../../functions/handlers.ts';
import { callRaw } from '../support/call.ts';
import { operationAt, parametersAt } from '../support/contract-faults.ts';
import { makeWorld } from '../support/world.ts';
import { type Answer, bytesOf, filled, missing, type Step, type Trial, valueAt } from './trial.ts';

const guid = () => crypto.randomUUID();

/** Does what comes before, then asks; what is missing of what is expected. */
export async function attempt(trial: Trial): Promise<unknown> {
  const world = makeWorld();
  const apiKey = await world.issueKey();
  const names: Record<string, string> = { apiKey, key: guid(), guid: guid() };
  const ask = async ({ method, path, headers = {}, gzip = false, ...body }: Step): Promise<Answer> => {
    const { href, pathname, searchParams } = new URL(path, 'https://router.example');
    const operation = operationAt(method, href);
    if (operation === undefined) throw new Error(`Expected a known route, found ${method} ${path}`);
    const bytes = bytesOf(body);
    return callRaw(HANDLERS[operation](world.deps), {
      method,
      url: href,
      params: parametersAt(operation, pathname),
      query: Object.fromEntries(searchParams),
      headers: headersOf({ authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers }),
      ...(method === 'GET' ? {} : { body: { bytes: gzip ? gzipSync(bytes) : bytes } }),
    });
  };
  for (const step of trial.steps) {
    const { save = {}, allow = [], parallel = 1, travel, travelTo, waitSeconds } = step;
    if (travel !== undefined) world.clock.now += parseDuration(travel) ?? Number.NaN;
    else if (travelTo !== undefined) world.clock.now = Date.parse(travelTo);
    else if (waitSeconds !== undefined) await world.deliver();
    else {
      const answers = await Promise.all(Array.from({ length: parallel }, () => ask(filled(step, names))));
      for (const { status, text } of answers)
        if (status >= 400 && !allow.includes(status)) throw new Error(`A step answered ${status}: ${text}`);
      for (const [name, pointer] of Object.entries(save)) {
        const value = valueAt(answers[0]?.text ?? '', pointer);
        if (value !== undefined) names[name] = String(value);
      }
    }
  }
  const { expect: expected, ...request } = filled(trial, names);
  return missing(expected, await ask(request), names);
}

/** Headers as the platform hands them on: the values of one that came several times are joined, one that is null is not there. */
const headersOf = (headers: Trial['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, [value].flat().join(',')]])),
  );
