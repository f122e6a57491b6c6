import type { HttpHandler } from '@azure/functions';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { decide } from '../../functions/decide.ts';
import { getTicket } from '../../functions/get-ticket.ts';
import { submitTicket } from '../../functions/submit-ticket.ts';
import { makeApiKey } from '../../shared/auth/api-key.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import type { Deps } from '../../shared/deps.ts';
import { saveKey } from '../../shared/store/api-keys.ts';
import { call } from '../support/call.ts';
import { PARTNER } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let authorization: string;
beforeEach(async () => {
  world = makeWorld();
  const { text, stored } = makeApiKey(PARTNER, world.deps.config.apiKeyPepper);
  await saveKey(world.directory, stored);
  authorization = `Bearer ${text}`;
});

/** Asks with a query; a body makes it a POST. */
const ask = (handler: (deps: Deps) => HttpHandler, query: string, value?: unknown, params = {}) =>
  call(handler(world.deps), {
    url: `http://localhost/api/v1/x?${query}`,
    params,
    headers: { authorization, 'content-type': 'application/json' },
    ...(value === undefined ? {} : { method: 'POST', body: { string: JSON.stringify(value) } }),
  });

interface Fact {
  feature: string;
  origin: string;
  message: string;
}

describe('the edition of an explained decision', () => {
  const edition = (facts: Fact[]) => facts.find(({ feature }) => feature === 'edition');

  it('is given where the query names it, and else the default', async () => {
    const named = await ask(decide, 'explain=full&edition=2025', intentExample);
    expect(edition(named.body.explanation.facts)).toEqual(
      expect.objectContaining({ value: '2025', origin: 'given', message: expect.stringContaining('as the request') }),
    );
    const unnamed = await ask(decide, 'explain=full', intentExample);
    expect(edition(unnamed.body.explanation.facts)).toEqual({
      feature: 'edition',
      value: '2024',
      origin: 'defaulted',
      message: 'edition of the policy: 2024, assumed since the request doesn’t say.',
    });
  });

  it('is never given of a ticket, neither at once nor later', async () => {
    const { body } = await ask(submitTicket, 'explain=full', intentExample);
    const later = await ask(getTicket, 'explain=full', undefined, { id: body.id });
    for (const { decision } of [body, later.body])
      expect(edition(decision.explanation.facts)).toMatchObject({ origin: 'defaulted' });
  });
});
