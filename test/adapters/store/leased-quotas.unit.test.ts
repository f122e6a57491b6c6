import { beforeEach, describe, expect, it } from '@jest/globals';
import { leasedQuotas, type Quotas } from '../../../shared/adapters/store/leased-quotas.ts';
import { insertPartner } from '../../../shared/adapters/store/partners.ts';
import type { Limits } from '../../../shared/core/partner/partner.ts';
import { QUOTAS } from '../../../shared/core/partner/quota.ts';
import { scopeOf } from '../../../shared/core/partner/scope.ts';
import { HOUR, MINUTE } from '../../../shared/core/sla/instant.ts';
import { NOW, OTHER, PARTNER, SCOPE } from '../../support/fixtures.ts';
import { MemoryTable } from '../../support/memory-table.ts';

let directory: MemoryTable;
let now: number;
let reads: number;
beforeEach(() => {
  directory = new MemoryTable();
  now = NOW;
  reads = 0;
  const get = directory.get.bind(directory);
  directory.get = (...keys) => {
    reads += 1;
    return get(...keys);
  };
});

const instance = (): Quotas => leasedQuotas(directory, () => now);
const limitTo = (limits: Limits) =>
  directory.transact([insertPartner({ tenantId: PARTNER, name: 'Contoso', resellers: [], limits })]);
/** How many of so many calls at once are let through. */
async function passed(quotas: Quotas[], calls: number, scope = SCOPE): Promise<number> {
  const spends = Array.from({ length: calls }, (_, index) => quotas[index % quotas.length]?.spend(scope, 'calls'));
  return (await Promise.allSettled(spends)).filter(({ status }) => status === 'fulfilled').length;
}

describe('a quota over several instances', () => {
  it.each([1, 2, 4, 8])('lets exactly the limit through: %s of them', async (count) => {
    await limitTo({ calls: 100 });
    // Each has calls for all of it: what one leases and doesn't use would be lost.
    expect(await passed(Array.from({ length: count }, instance), count * 100)).toBe(100);
  });

  it('is told how much is left, and when the window ends', async () => {
    await limitTo({ calls: 100 });
    const quotas = instance();
    expect((await quotas.spend(SCOPE, 'calls')).standing).toEqual({
      name: 'calls',
      limit: 100,
      windowSeconds: 60,
      remaining: 99,
      resetSeconds: 60,
    });
    now += 59_001;
    expect((await quotas.spend(SCOPE, 'calls')).standing).toMatchObject({ remaining: 98, resetSeconds: 1 });
  });

  it('begins anew when its window has ended', async () => {
    await limitTo({ calls: 10 });
    const all = [instance(), instance()];
    expect(await passed(all, 40)).toBe(10);
    now += MINUTE - 1;
    expect(await passed(all, 40)).toBe(0);
    now += 1;
    expect(await passed(all, 40)).toBe(10);
  });

  it.each([1, 50, 500, 30_000])('lets no more through where a clock is %s ms behind another', async (behind) => {
    await limitTo({ calls: 60 });
    expect(await passed([instance()], 200)).toBe(60);
    now -= behind;
    expect(await passed([instance()], 200)).toBe(0);
  });

  it('is free again a window after a clock was set back', async () => {
    await limitTo({ calls: 60 });
    expect(await passed([instance()], 200)).toBe(60);
    now -= 2 * HOUR;
    expect(await passed([instance()], 200)).toBe(0);
    now += MINUTE;
    expect(await passed([instance()], 200)).toBe(60);
  });

  it('is each partner’s own', async () => {
    await limitTo({ calls: 1 });
    const quotas = instance();
    expect([await passed([quotas], 5), await passed([quotas], 5, scopeOf(OTHER))]).toEqual([1, 5]);
  });

  it('follows limits that an operator changes, from the next lease on', async () => {
    await limitTo({ calls: 10 });
    const quotas = instance();
    expect(await passed([quotas], 40)).toBe(10);
    await directory.transact([{ op: 'upsert', entity: insertEntity({ calls: 20 }) }]);
    now += MINUTE;
    expect(await passed([quotas], 40)).toBe(20);
  });

  it('is that of all where the partner has none of its own', async () => {
    expect((await instance().spend(SCOPE, 'severity-a')).standing.limit).toBe(QUOTAS['severity-a'].limit);
  });
});

describe('what is used up', () => {
  it('is told with the code of its quota and the time to wait', async () => {
    await limitTo({ calls: 0, 'severity-a': 0 });
    const quotas = instance();
    await expect(quotas.spend(SCOPE, 'calls')).rejects.toMatchObject({ code: 'RATE_LIMITED', status: 429 });
    now += 30 * MINUTE;
    await expect(quotas.spend(SCOPE, 'severity-a')).rejects.toMatchObject({
      code: 'SEVERITY_A_LIMITED',
      members: { quota: { remaining: 0, resetSeconds: HOUR / 1_000 } },
    });
  });

  it('is no longer so within five seconds of an operator’s raising the limit', async () => {
    await limitTo({ calls: 10 });
    const quotas = instance();
    expect(await passed([quotas], 40)).toBe(10);
    await directory.transact([{ op: 'upsert', entity: insertEntity({ calls: 15 }) }]);
    now += 4_999;
    expect(await passed([quotas], 40)).toBe(0);
    now += 1;
    expect(await passed([quotas], 40)).toBe(5);
  });

  it('costs two reads each five seconds, however many calls come', async () => {
    await limitTo({ calls: 3 });
    const quotas = instance();
    await passed([quotas], 10);
    const before = reads;
    await passed([quotas], 1_000);
    expect(reads).toBe(before);
    now += 5_000;
    await passed([quotas], 1_000);
    expect(reads).toBe(before + 2);
  });

  it('comes back where the use came to nothing', async () => {
    await limitTo({ calls: 1 });
    const quotas = instance();
    (await quotas.spend(SCOPE, 'calls')).giveBack();
    expect(await passed([quotas], 5)).toBe(1);
  });

  it('comes back also where a later lease has taken the place of its own', async () => {
    await limitTo({ calls: 60 });
    const quotas = instance();
    const spent = await Promise.all(Array.from({ length: 60 }, () => quotas.spend(SCOPE, 'calls')));
    for (const { giveBack } of spent) giveBack();
    expect(await passed([quotas], 100)).toBe(60);
  });

  it('does not come back into the window after it', async () => {
    await limitTo({ calls: 2 });
    const quotas = instance();
    const { giveBack } = await quotas.spend(SCOPE, 'calls');
    now += MINUTE;
    expect(await passed([quotas], 1)).toBe(1);
    giveBack();
    expect(await passed([quotas], 5)).toBe(1);
  });
});

describe('a row that was spoiled by hand', () => {
  it.each(['many', '1 200', {}, null, -1, 1.5])('with the limit %j counts as one without', async (limit) => {
    await limitTo({ calls: limit as number });
    expect((await instance().spend(SCOPE, 'calls')).standing.limit).toBe(QUOTAS.calls.limit);
  });

  it.each([undefined, 'all'])('with %j taken begins a window', async (taken) => {
    const keys = { partitionKey: `quota!${PARTNER}`, rowKey: 'calls' };
    const entity = { ...keys, endsAt: new Date(now + MINUTE).toISOString(), ...(taken && { taken }) };
    await directory.transact([{ op: 'insert', entity }]);
    expect((await instance().spend(SCOPE, 'calls')).standing.remaining).toBe(QUOTAS.calls.limit - 1);
  });
});

describe('a lease', () => {
  it('serves many calls, and a burst asks once', async () => {
    const quotas = instance();
    await passed([quotas], 30);
    // The partner, and the window.
    expect(reads).toBe(2);
    await passed([quotas], 7);
    expect(reads).toBe(2);
  });

  it('that can’t be had fails as storage does, and is asked for again', async () => {
    const transact = directory.transact.bind(directory);
    directory.transact = () => Promise.reject(new Error('away'));
    const quotas = instance();
    await expect(quotas.spend(SCOPE, 'calls')).rejects.toThrow('away');
    directory.transact = transact;
    expect((await quotas.spend(SCOPE, 'calls')).standing.remaining).toBe(QUOTAS.calls.limit - 1);
  });
});

describe('a lease whose answer got lost', () => {
  it('is known when it is asked for again, and nothing of it is lost', async () => {
    await limitTo({ calls: 60 });
    const { transact } = directory;
    directory.transact = async (operations) => {
      await transact.call(directory, operations);
      throw new Error('no answer');
    };
    const quotas = instance();
    await expect(quotas.spend(SCOPE, 'calls')).rejects.toThrow('no answer');
    directory.transact = transact;
    expect(await passed([quotas], 100)).toBe(60);
  });
});

const insertEntity = (limits: Limits) => {
  const operation = insertPartner({ tenantId: PARTNER, name: 'Contoso', resellers: [], limits });
  if (operation.op !== 'insert') throw new Error('Expected an insert');
  return operation.entity;
};
