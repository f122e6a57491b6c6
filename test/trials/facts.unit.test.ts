import { describe, expect, it } from '@jest/globals';
import { HANDLERS } from '../../functions/handlers.ts';
import { OPERATIONS, type OperationName } from '../../shared/contract/operations.ts';
import { callRaw } from '../support/call.ts';
import { makeWorld } from '../support/world.ts';
import { type Answer, bytesOf, filled, missing, type Trial, trials, valueAt } from './trial.ts';

const NAMES = new Map(
  Object.entries(OPERATIONS).map(([name, { method, path }]) => [`${method} /api/v1${path}`, name as OperationName]),
);

/** A desk that holds a key of the partner, in a world of its own. */
async function makeDesk() {
  const world = makeWorld();
  const key = await world.issueKey();
  return async ({ method, path, headers = {}, ...body }: Partial<Trial>): Promise<Answer> => {
    const [route] = (path as string).split('?');
    const handler = HANDLERS[NAMES.get(`${method} ${route}`) as OperationName](world.deps);
    const bytes = bytesOf(body);
    return callRaw(handler, {
      method: method as string,
      url: `https://router.example${path}`,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...(headers as object) },
      ...(method === 'GET' ? {} : { body: { bytes } }),
    });
  };
}

/** Does what comes before, then asks; what is missing of what is expected. */
async function attempt(trial: Trial): Promise<unknown> {
  const desk = await makeDesk();
  const names: Record<string, string> = { key: 'key-1' };
  for (const { save = {}, ...step } of trial.steps) {
    const answer = await desk(filled(step, names));
    if (answer.status >= 400) throw new Error(`Expected a step to succeed, found ${answer.status}`);
    for (const [name, pointer] of Object.entries(save)) names[name] = String(valueAt(answer.text, pointer));
  }
  const { expect: expected, ...request } = filled(trial, names);
  return missing(expected, await desk(request));
}

const TRIALS = trials(
  'contact-trailing-dot',
  'contact-idn-a-label',
  'contact-subdomain',
  'rbac-as-azure-writes-it',
  'gdap-as-graph-writes-it',
  'gdap-ended-but-active',
  'language-eng',
  'title-lone-surrogate',
  'description-nul',
  'title-invisible',
  'bom',
  'latin1',
  'retry-instant-spelling',
  'number-beyond-2-53',
  'instant-lower-case',
  'instant-leap-second',
  'list-product-alias',
  'list-severity-alias',
);

describe('facts as the world writes them', () => {
  it.each(TRIALS.map((trial) => [trial.title, trial] as const))('%s', async (_, trial) => {
    expect(await attempt(trial)).toBeNull();
  });

  it('a member that stands twice is refused, where the trial found the last one silently taken', async () => {
    const [trial] = trials('duplicate-json-keys') as [Trial];
    const expected = { status: 400, body: { '/code': 'MEMBER_REPEATED' } };
    expect(await attempt({ ...trial, expect: expected })).toBeNull();
  });
});
