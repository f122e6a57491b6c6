import { parseDuration } from '@csp-ticket-router/kit/duration.ts';
import { expect, it } from '@jest/globals';
import { calculateSla } from '../../functions/calculate-sla.ts';
import { decide } from '../../functions/decide.ts';
import { getTicket } from '../../functions/get-ticket.ts';
import { recordEvent } from '../../functions/record-event.ts';
import { submitTicket } from '../../functions/submit-ticket.ts';
import type { Deps } from '../../shared/deps.ts';
import { callRaw } from '../support/call.ts';
import { makeWorld } from '../support/world.ts';
import { type Answer, bytesOf, filled, missing, type Trial, trials, valueAt } from './trial.ts';

const ROUTES: [route: RegExp, handler: (deps: Deps) => ReturnType<typeof getTicket>][] = [
  [/^POST \/api\/v1\/tickets$/, submitTicket],
  [/^GET \/api\/v1\/tickets\/(?<id>\w+)$/, getTicket],
  [/^POST \/api\/v1\/tickets\/(?<id>\w+)\/events$/, recordEvent],
  [/^POST \/api\/v1\/decisions$/, decide],
  [/^POST \/api\/v1\/sla\/calculate$/, calculateSla],
];

/** Does what comes before, then asks; what is missing of what is expected. */
async function attempt(trial: Trial): Promise<unknown> {
  const world = makeWorld();
  const key = await world.issueKey();
  const names: Record<string, string> = {};
  const ask = async ({ method, path, headers = {}, ...body }: Partial<Trial>): Promise<Answer> => {
    const call = `${method} ${path}`;
    const [route, handler] = ROUTES.find(([pattern]) => pattern.test(call)) ?? [];
    if (route === undefined || handler === undefined) throw new Error(`Expected a known route, found ${call}`);
    return callRaw(handler(world.deps), {
      method: method as string,
      url: `https://router.example${path}`,
      params: { ...route.exec(call)?.groups },
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...(headers as object) },
      ...(method === 'GET' ? {} : { body: { bytes: bytesOf(body) } }),
    });
  };
  for (const { save = {}, parallel = 1, travel, travelTo, waitSeconds, ...step } of trial.steps) {
    if (travel !== undefined) world.clock.now += parseDuration(travel) ?? Number.NaN;
    else if (travelTo !== undefined) world.clock.now = Date.parse(travelTo);
    else if (waitSeconds !== undefined) await world.deliver();
    else {
      const answers = await Promise.all(Array.from({ length: parallel }, () => ask(filled(step, names))));
      for (const { status, text } of answers) if (status >= 400) throw new Error(`A step answered ${status}: ${text}`);
      for (const [name, pointer] of Object.entries(save))
        names[name] = String(valueAt(answers[0]?.text ?? '', pointer));
    }
  }
  const { expect: expected, ...request } = filled(trial, names);
  return missing(expected, await ask(request));
}

const TRIALS = trials(
  'clock-held-breach-answered',
  'clock-future-at',
  'clock-reopened-past-due',
  'clock-answered-before-filed',
  'concurrent-notes',
  'dst-midnight-gap',
  'london-before-after',
  'offset-of-its-own-date',
  'add-over-fall-back',
  'warning-over-a-night',
  'date-that-never-was',
  'holiday-kor-seollal',
  'holiday-tur-ramazan',
);

it.each(TRIALS.map((trial) => [trial.title, trial] as const))('%s', async (_, trial) => {
  expect(await attempt(trial)).toBeNull();
});
