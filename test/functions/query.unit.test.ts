import type { HttpHandler } from '@azure/functions';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { decide } from '../../functions/decide.ts';
import { getTicket } from '../../functions/get-ticket.ts';
import { HANDLERS } from '../../functions/handlers.ts';
import { listTickets } from '../../functions/list-tickets.ts';
import { previewPolicy } from '../../functions/preview-policy.ts';
import { replayDecisions } from '../../functions/replay-decisions.ts';
import { submitTicket } from '../../functions/submit-ticket.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import { OPERATIONS, type Operation, type OperationName } from '../../shared/contract/operations.ts';
import { replayExample } from '../../shared/contract/replay.ts';
import { ROLES } from '../../shared/core/partner/roles.ts';
import type { Deps } from '../../shared/deps.ts';
import { call } from '../support/call.ts';
import { PARTNER } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let authorization: string;
beforeEach(async () => {
  world = makeWorld();
  authorization = `Bearer ${await world.issueKey(PARTNER, { roles: ROLES })}`;
});

type Endpoint = (deps: Deps) => HttpHandler;

/** Asks with a query; a body makes it a POST. */
const ask = (handler: Endpoint, query: string, value: unknown = null, params = {}, type = 'application/json') =>
  call(handler(world.deps), {
    url: `http://localhost/api/v1/x?${query}`,
    params,
    headers: { authorization, 'content-type': type },
    ...(value === null ? {} : { method: 'POST', body: { string: JSON.stringify(value) } }),
  });

const faults = ({ body }: Awaited<ReturnType<typeof ask>>): string[] => [
  body.code,
  ...body.errors.map(({ pointer, parameter, code }: Record<string, string>) => `${code} ${pointer ?? parameter}`),
];

/** Every call that knows its caller, with a body that it takes. */
const CALLS = Object.entries<Operation>(OPERATIONS)
  .filter(([, { roles }]) => typeof roles !== 'string')
  .map(([name, { example = null, exampleQuery = '' }]): [string, Endpoint, unknown, string] => [
    name,
    HANDLERS[name as OperationName],
    example,
    exampleQuery,
  ]);

describe('a query', () => {
  it.each(CALLS)('of %s has each unknown parameter named, whatever else', async (_, handler, body, query) => {
    expect(faults(await ask(handler, `${query}&explian=full&foo=1&foo=2`, body))).toEqual([
      'VALIDATION_FAILED',
      'UNKNOWN_PROPERTY explian',
      'UNKNOWN_PROPERTY foo',
    ]);
  });

  it.each(CALLS.filter(([, , body]) => body !== null))(
    'of %s is looked at once the body is of the right type and size',
    async (_, handler, body) => {
      expect((await ask(handler, 'foo=1', body, {}, 'text/plain')).status).toBe(415);
      expect((await ask(handler, 'foo=1', 'x'.repeat(2 ** 21))).status).toBe(413);
    },
  );

  it('has all its faults named at once', async () => {
    expect(faults(await ask(decide, 'edition=2023&explain=x&foo=1', intentExample))).toEqual([
      'VALIDATION_FAILED',
      'NOT_ALLOWED explain',
      'NOT_ALLOWED edition',
      'UNKNOWN_PROPERTY foo',
    ]);
  });

  it.each<[string, Endpoint, string, unknown]>([
    ['explain', decide, 'explain=full&explain=full', intentExample],
    ['edition', decide, 'edition=2024&edition=2025', intentExample],
    ['maxpagesize', listTickets, 'maxpagesize=1&maxpagesize=2', null],
    ['cursor', listTickets, 'cursor=a&cursor=b', null],
    ['cursor', previewPolicy, 'cursor=a&cursor=b', {}],
  ])('may give %s once', async (name, handler, query, body) => {
    expect(faults(await ask(handler, query, body))).toEqual(['VALIDATION_FAILED', `REPEATED ${name}`]);
  });

  it('is read from the URL, as the platform joins what is repeated', async () => {
    const { status, body } = await call(decide(world.deps), {
      method: 'POST',
      url: 'http://localhost/api/v1/decisions?explain=full&explain=full',
      query: { explain: 'full,full' },
      headers: { authorization, 'content-type': 'application/json' },
      body: { string: JSON.stringify(intentExample) },
    });
    expect([status, body.errors[0].code]).toEqual([400, 'REPEATED']);
  });
});

describe('an edition that doesn’t exist', () => {
  it('has a code of its own where nothing else is wrong', async () => {
    const { status, body } = await ask(decide, 'edition=2023', intentExample);
    expect([status, body.code, body.errors]).toEqual([
      400,
      'UNKNOWN_EDITION',
      [{ parameter: 'edition', code: 'NOT_ALLOWED', message: 'Expected one of 2024, 2025, 2026.' }],
    ]);
    const replayed = await ask(replayDecisions, '', { ...replayExample, edition: '2023' });
    expect(faults(replayed)).toEqual(['UNKNOWN_EDITION', 'NOT_ALLOWED /edition']);
  });

  it('is one fault among the others of a replay', async () => {
    expect(faults(await ask(replayDecisions, '', { ...replayExample, edition: '2023', from: 'x' }))).toEqual([
      'VALIDATION_FAILED',
      'NOT_ALLOWED /edition',
      'WRONG_FORMAT /from',
    ]);
  });
});

interface Fact {
  feature: string;
  origin: string;
  message: string;
}

describe('the edition of an explained decision', () => {
  const edition = (facts: Fact[]) => facts.find(({ feature }) => feature === 'edition');

  it('is set by the query that names it, and else by the service', async () => {
    const named = await ask(decide, 'explain=full&edition=2025', intentExample);
    expect(edition(named.body.explanation.facts)).toEqual(
      expect.objectContaining({
        value: '2025',
        origin: 'given',
        message: expect.stringContaining('set by the request'),
      }),
    );
    const unnamed = await ask(decide, 'explain=full', intentExample);
    expect(edition(unnamed.body.explanation.facts)).toEqual({
      feature: 'edition',
      value: '2024',
      origin: 'defaulted',
      message: 'edition of the policy: 2024, as the service is set.',
    });
  });

  it('is never given of a ticket, neither at once nor later', async () => {
    const { body } = await ask(submitTicket, 'explain=full', intentExample);
    const later = await ask(getTicket, 'explain=full', null, { id: body.id });
    for (const { decision } of [body, later.body])
      expect(edition(decision.explanation.facts)).toMatchObject({ origin: 'defaulted' });
  });
});
