import { beforeEach, describe, expect, it } from '@jest/globals';
import { HANDLERS } from '../../functions/handlers.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import { OPERATIONS, type Operation, type OperationName } from '../../shared/contract/operations.ts';
import { call } from '../support/call.ts';
import { contractFaults } from '../support/contract-faults.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let authorization: string;
let id: string;
beforeEach(async () => {
  world = makeWorld();
  authorization = `Bearer ${await world.issueKey()}`;
  ({ id } = await world.accept());
  await world.deliver();
});

/** Asks an operation with its example, or another body, and tells the faults of the answer. */
async function ask(name: OperationName, { query = '', body }: { query?: string; body?: unknown } = {}) {
  const { method, example, exampleQuery }: Operation = OPERATIONS[name];
  const sent = JSON.stringify(body ?? example);
  const answer = await call(HANDLERS[name](world.deps), {
    method,
    url: `http://localhost/api/v1/x${query || `?${exampleQuery ?? ''}`}`,
    params: { id },
    headers: { authorization, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: { string: sent } }),
  });
  return { status: answer.status, faults: contractFaults(name, Number(answer.status), answer.body) };
}

const refused = { ...intentExample, filedBy: 'customer' };

describe('an answer is as its operation’s row says', () => {
  it.each<[string, number, OperationName, Parameters<typeof ask>[1]]>([
    ['a ticket that is taken', 202, 'submitTicket', {}],
    ['one explained', 202, 'submitTicket', { query: '?explain=full' }],
    ['a refusal', 422, 'submitTicket', { body: refused }],
    ['a wrong intent', 400, 'submitTicket', { body: { partner: 1 } }],
    ['a batch', 200, 'submitBatch', { body: { intents: [intentExample, refused, {}] } }],
    ['a list', 200, 'listTickets', {}],
    ['a page of one', 200, 'listTickets', { query: '?maxpagesize=1' }],
    ['a wrong cursor', 400, 'listTickets', { query: '?cursor=x' }],
    ['one ticket', 200, 'getTicket', { query: '?explain=full' }],
    ['an event', 200, 'recordEvent', {}],
    ['an event that the state forbids', 409, 'recordEvent', { body: { type: 'answered' } }],
    ['a decision', 200, 'decide', { query: '?explain=full' }],
    ['a decision to refuse', 200, 'decide', { body: refused }],
    ['decisions', 200, 'decide', { body: { intents: [intentExample, refused, {}] } }],
    ['an edition that doesn’t exist', 400, 'decide', { query: '?edition=1999' }],
    ['a replay', 200, 'replayDecisions', {}],
    ['a preview', 200, 'previewPolicy', {}],
    ['a calculation', 200, 'calculateSla', {}],
    [
      'a resolved local time',
      200,
      'calculateSla',
      { body: { op: 'resolveLocal', local: '2026-03-29T02:30:00', timeZone: 'Europe/Budapest' } },
    ],
    ['options', 200, 'listOptions', {}],
    ['options of a publisher', 200, 'listOptions', { query: '?family=marketplace&type=billing&edition=2026' }],
    ['options without a product', 400, 'listOptions', { query: '?type=billing' }],
    ['health', 200, 'health', {}],
  ])('%s: %s', async (_, status, name, asked) => {
    expect(await ask(name, asked)).toEqual({ status, faults: [] });
  });

  it.each(['submitTicket', 'getTicket', 'listTickets', 'decide'] as const)('%s of nobody: 401', async (name) => {
    authorization = 'Bearer none';
    expect(await ask(name)).toEqual({ status: 401, faults: [] });
  });

  it('health of an outage: 503', async () => {
    world.bus.away = true;
    expect(await ask('health')).toEqual({ status: 503, faults: [] });
  });
});

describe('the check of answers', () => {
  it('finds a member too many, one too few, and a code that no row has', () => {
    expect(contractFaults('health', 200, { status: 'healthy', checks: {}, more: 1 })).toHaveLength(1);
    expect(contractFaults('health', 200, { status: 'healthy' })).toHaveLength(1);
    expect(contractFaults('health', 418, { code: 'TEAPOT' }).at(-1)).toBe('health answers 418 TEAPOT');
  });
});
