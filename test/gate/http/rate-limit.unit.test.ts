import { beforeEach, describe, expect, it } from '@jest/globals';
import { decide } from '../../../functions/decide.ts';
import { previewPolicy } from '../../../functions/preview-policy.ts';
import { replayDecisions } from '../../../functions/replay-decisions.ts';
import { submitBatch } from '../../../functions/submit-batch.ts';
import { submitTicket } from '../../../functions/submit-ticket.ts';
import { insertPartner } from '../../../shared/adapters/store/partners.ts';
import { intentExample } from '../../../shared/contract/intent.ts';
import type { Limits } from '../../../shared/core/partner/partner.ts';
import { call } from '../../support/call.ts';
import { PARTNER } from '../../support/fixtures.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
let key: string;
beforeEach(async () => {
  world = makeWorld();
  key = await world.issueKey();
});

const limitTo = (limits: Limits) =>
  world.directory.transact([insertPartner({ tenantId: PARTNER, name: 'Contoso', resellers: [], limits })]);

async function post(handler: typeof submitTicket, value: unknown, credential = key) {
  const { status, headers, body } = await call(handler(world.deps), {
    method: 'POST',
    headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json' },
    body: { string: JSON.stringify(value) },
  });
  return { status, told: ['ratelimit-policy', 'ratelimit', 'retry-after'].map((name) => headers.get(name)), body };
}

describe('every answer to a known caller', () => {
  it('says what is allowed and what is left, also where it is a problem', async () => {
    await limitTo({ calls: 10 });
    const policy = '"calls";q=10;w=60';
    expect((await post(submitTicket, intentExample)).told).toEqual([policy, '"calls";r=9;t=60', null]);
    expect((await post(submitTicket, {})).told).toEqual([policy, '"calls";r=8;t=60', null]);
  });

  it('counts a call that the credential’s roles don’t open', async () => {
    await limitTo({ calls: 1 });
    const text = await world.issueKey(PARTNER, { roles: ['Tickets.Read'] });
    expect((await post(submitTicket, intentExample, text)).status).toBe(403);
    expect((await post(submitTicket, intentExample, text)).status).toBe(429);
  });

  it('doesn’t say so to strangers, whose calls count for nobody', async () => {
    await limitTo({ calls: 1 });
    const stranger = await post(submitTicket, intentExample, 'x');
    expect([stranger.status, stranger.told]).toEqual([401, [null, null, null]]);
    expect((await post(submitTicket, intentExample)).status).toBe(202);
  });
});

describe('one call too many', () => {
  it('is 429 before anything is looked at, with the seconds to wait', async () => {
    await limitTo({ calls: 1 });
    await post(submitTicket, intentExample);
    world.clock.now += 20_000;
    const { status, told, body } = await post(submitTicket, 'not an intent');
    expect([status, body.code, told]).toEqual([429, 'RATE_LIMITED', ['"calls";q=1;w=60', '"calls";r=0;t=40', '40']]);
    expect(body.quota).toMatchObject({ name: 'calls', limit: 1, remaining: 0, resetSeconds: 40 });
  });

  it('of severity A tells both quotas', async () => {
    await limitTo({ calls: 10, 'severity-a': 0 });
    const { status, told, body } = await post(submitTicket, intentExample);
    expect([status, body.code]).toEqual([429, 'SEVERITY_A_LIMITED']);
    expect(told).toEqual([
      '"calls";q=10;w=60, "severity-a";q=0;w=3600',
      '"calls";r=9;t=60, "severity-a";r=0;t=3600',
      '3600',
    ]);
  });
});

describe('a page of a replay or preview', () => {
  it.each([
    ['replay', replayDecisions, { edition: '2025', from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' }],
    ['preview', previewPolicy, {}],
  ] as const)('of a %s counts each ticket that is looked at', async (_, handler, asked) => {
    for (let count = 0; count < 3; count += 1) await world.accept({});
    await limitTo({ calls: 4 });
    expect((await post(handler, asked)).told[1]).toBe('"calls";r=0;t=60');
    expect((await post(handler, asked)).status).toBe(429);
  });
});

describe('a list of intents', () => {
  it('to be decided counts each of them, and tells of each that is one too many in its place', async () => {
    await limitTo({ calls: 3 });
    const { status, body } = await post(decide, { intents: Array(3).fill(intentExample) });
    expect(status).toBe(200);
    expect(body.value.map(({ code }: { code: string }) => code)).toEqual([
      'AZURE_PORTAL',
      'AZURE_PORTAL',
      'RATE_LIMITED',
    ]);
  });

  it('to be filed counts each of its tickets, and tells of each that is one too many in its place', async () => {
    await limitTo({ calls: 4 });
    const { status, told, body } = await post(submitBatch, { intents: Array(5).fill(intentExample) });
    const results = body.value as { status: number; problem?: { code: string } }[];
    expect([status, results.map((result) => result.status)]).toEqual([200, [202, 202, 202, 429, 429]]);
    expect(results[4]?.problem).toMatchObject({ code: 'RATE_LIMITED', quota: { resetSeconds: 60 } });
    expect(told[1]).toBe('"calls";r=0;t=60');
  });
});
