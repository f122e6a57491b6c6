import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import { OTHER, PARTNER } from '../support/fixtures.ts';
import { bearer, type Fleet, startFleet } from '../support/fleet.ts';

const HOSTS = 4;
const LIMIT = 100;

let fleet: Fleet;
let key: string;
beforeAll(async () => {
  fleet = await startFleet({ hosts: HOSTS });
  key = await fleet.addPartner(PARTNER, { limits: { calls: LIMIT } });
});
afterAll(() => fleet.stop());

/** So many calls at once, dealt out to the hosts in turn. */
const callAll = (count: number, credential: string, body: unknown): Promise<Answer[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      fleet.call(index % HOSTS, 'POST', '/decisions', body, bearer(credential)),
    ),
  );
const passed = (answers: Answer[]) => answers.filter(({ status }) => status === 200).length;

describe('a partner that calls too often', () => {
  it('is let through 100 times a minute by four hosts that share nothing but the table', async () => {
    const answers = await callAll(4 * LIMIT, key, intentExample);
    expect(passed(answers)).toBeGreaterThanOrEqual(LIMIT);
    expect(passed(answers)).toBeLessThanOrEqual(LIMIT + 4);
    const refused = answers.filter(({ status }) => status !== 200);
    for (const { status, body, headers } of refused) {
      expect([status, body.code]).toEqual([429, 'RATE_LIMITED']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
      expect(headers.get('ratelimit')).toMatch(/^"calls";r=0;t=\d+$/);
    }
    for (const { headers } of answers) expect(headers.get('ratelimit-policy')).toBe('"calls";q=100;w=60');
  });

  it('keeps nobody else out', async () => {
    const other = await fleet.addPartner(OTHER);
    expect(
      passed(await callAll(8, other, { ...intentExample, partner: { ...intentExample.partner, tenantId: OTHER } })),
    ).toBe(8);
  });
});
