import { beforeAll, describe, expect, it } from '@jest/globals';
import { insertPartner } from '../../shared/adapters/store/partners.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import { MINUTE } from '../../shared/core/sla/instant.ts';
import { ask } from '../support/ask.ts';
import { intentOf, NOW, PARTNER } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

const RESELLER = '44444444-4444-4444-8444-444444444444';

let world: World;
/** Tickets by what is told of them, the oldest first. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = makeWorld();
  await world.directory.transact([
    insertPartner({ tenantId: PARTNER, name: 'Contoso', resellers: [RESELLER], limits: {} }),
  ]);
  const accept = async (name: string, severity: 'A' | 'B' | 'C', rest = {}) => {
    world.clock.now += MINUTE;
    ids[name] = (await world.accept({ intent: intentOf({ severity }, { reference: name, ...rest }) })).id;
  };
  await accept('slow', 'C');
  await accept('resold', 'B', { partner: { ...intentExample.partner, tenantId: RESELLER } });
  await accept('filed', 'A');
  await accept('over', 'A');
  await world.record(ids.filed ?? '', { type: 'filed', data: { reference: 'MS-1' } });
  await world.record(ids.slow ?? '', { type: 'claimed', data: { by: 'anna@partner.example' } });
  await world.record(ids.over ?? '', { type: 'cancelled', data: {} });
});

describe('GET /tickets', () => {
  it.each([
    ['', ['over', 'filed', 'resold', 'slow']],
    ['reference=slow', ['slow']],
    ['channelReference=MS-1', ['filed']],
    ['claimedBy=anna%40partner.example', ['slow']],
    [`partner=${RESELLER}`, ['resold']],
    [`partner=${PARTNER}`, ['over', 'filed', 'slow']],
    [`customer=${intentExample.customer.tenantId}&severity=critical`, ['over', 'filed']],
    ['status=accepted,filed', ['filed', 'resold', 'slow']],
    ['status=accepted,%20cancelled&severity=A', ['over']],
    [`status=${'filed,'.repeat(8)}filed`, ['filed']],
    ['open=true', ['filed', 'resold', 'slow']],
    ['open=false', ['over']],
    ['orderBy=due', ['resold', 'slow', 'filed', 'over']],
    ['orderBy=due&open=true&severity=A', ['filed']],
    ['orderBy=due&claimedBy=anna%40partner.example', ['slow']],
    [`dueBefore=${new Date(NOW + 62 * MINUTE).toISOString()}`, ['resold', 'slow']],
    [`dueBefore=${new Date(NOW + 62 * MINUTE).toISOString()}&orderBy=due`, ['resold', 'slow']],
    [`dueBefore=${new Date(NOW).toISOString()}`, []],
  ])('?%s finds %j', async (query, names) => {
    const { status, body } = await ask(world, 'listTickets', { query: `?${query}` });
    expect(status).toBe(200);
    expect(body.value.map(({ reference }: { reference: string }) => reference)).toEqual(names);
    const paged: string[] = [];
    let next = `?maxpagesize=1&${query}`;
    while (next !== '') {
      const { body: page } = await ask(world, 'listTickets', { query: next });
      paged.push(...page.value.map(({ reference }: { reference: string }) => reference));
      next = page.nextLink === undefined ? '' : new URL(page.nextLink).search;
    }
    expect(paged).toEqual(names);
  });

  it.each([
    ['status=filed,lost', 'NOT_ALLOWED', 'status'],
    ['status=', 'NOT_ALLOWED', 'status'],
    ['open=yes', 'NOT_ALLOWED', 'open'],
    ['orderBy=age', 'NOT_ALLOWED', 'orderBy'],
    ['dueBefore=soon', 'WRONG_FORMAT', 'dueBefore'],
    ['reference=', 'TOO_SMALL', 'reference'],
    ['partner=me', 'WRONG_FORMAT', 'partner'],
    ['references=1', 'UNKNOWN_PROPERTY', 'references'],
  ])('?%s is refused: %s of %s', async (query, code, parameter) => {
    const { status, body } = await ask(world, 'listTickets', { query: `?${query}` });
    expect(status).toBe(400);
    expect(body.errors).toContainEqual({ parameter, code, message: expect.any(String) });
  });

  it('gives links that are good for the same question alone', async () => {
    const { body } = await ask(world, 'listTickets', { query: '?maxpagesize=1' });
    const { search } = new URL(body.nextLink);
    for (const other of ['orderBy=due', 'open=true', 'dueBefore=2026-11-23T09:00:00Z']) {
      const answer = await ask(world, 'listTickets', { query: `${search}&${other}` });
      expect([answer.status, answer.body.code]).toEqual([400, 'CURSOR_INVALID']);
    }
  });
});
