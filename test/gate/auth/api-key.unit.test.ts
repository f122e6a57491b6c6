import { beforeEach, describe, expect, it } from '@jest/globals';
import { dropKey, loadKey } from '../../../shared/adapters/store/api-keys.ts';
import { DAY, MINUTE } from '../../../shared/core/sla/instant.ts';
import { authenticate } from '../../../shared/gate/auth/authenticate.ts';
import { NOW, OTHER, PARTNER, SCOPE } from '../../support/fixtures.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
let good: string;
beforeEach(async () => {
  world = makeWorld();
  good = await issue(PARTNER);
});

const issue = (...terms: Parameters<World['issueKey']>) => world.issueKey(...terms);

const idOf = (key: string) => key.split('_')[1] ?? '';
const secretOf = (key: string) => key.slice('tik_0123456789abcdef_'.length);
const call = (key: string) => authenticate(world.deps, `Bearer ${key}`);
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a good key', () => {
  it('may stand behind more than one space: RFC 9110 allows it', async () => {
    await expect(authenticate(world.deps, `Bearer   ${good}`)).resolves.toMatchObject({ caller: { scope: SCOPE } });
  });

  it('is known as its partner, named without its secret, with every role but Admin', async () => {
    expect(await call(good)).toEqual({
      caller: { scope: { partnerTenantId: PARTNER }, by: `key:${idOf(good)}` },
      roles: ['Tickets.Submit', 'Tickets.Read', 'Tickets.Update'],
    });
  });

  it('has the roles of its directory entry', async () => {
    const admin = await issue(PARTNER, { roles: ['Tickets.Admin'] });
    expect((await call(admin)).roles).toEqual(['Tickets.Admin']);
  });

  it('is good up to the millisecond before it expires', async () => {
    const short = await issue(PARTNER, { expiresAt: NOW + MINUTE });
    world.clock.now = NOW + MINUTE - 1;
    expect((await call(short)).caller.by).toBe(`key:${idOf(short)}`);
  });

  it('is good beside a second one', async () => {
    const second = await issue(PARTNER);
    expect((await Promise.all([call(good), call(second)])).map(({ caller }) => caller.scope.partnerTenantId)).toEqual([
      PARTNER,
      PARTNER,
    ]);
  });

  it('is kept without its secret', () => {
    expect(JSON.stringify([...world.directory.rows])).not.toContain(secretOf(good));
  });
});

describe('no way in has', () => {
  it.each<[string, () => Promise<string> | string]>([
    ['an unknown key id', () => `tik_${'0'.repeat(16)}_${secretOf(good)}`],
    ['a wrong secret', () => `tik_${idOf(good)}_${'A'.repeat(43)}`],
    ['a secret with one letter changed', () => good.slice(0, -2) + (good.at(-2) === 'A' ? 'B' : 'A') + good.at(-1)],
    ['a secret with its case changed', () => `tik_${idOf(good)}_${swapCase(secretOf(good))}`],
    ['another partner’s secret', async () => `tik_${idOf(good)}_${secretOf(await issue(OTHER))}`],
    ['a truncated key', () => good.slice(0, -1)],
    ['a key with more behind it', () => `${good}A`],
    ['a key with an empty secret', () => `tik_${idOf(good)}_`],
    ['a key with another prefix', () => good.replace('tik_', 'key_')],
    ['a key with its prefix in capitals', () => good.replace('tik_', 'TIK_')],
    ['a key without its prefix', () => good.slice(4)],
    ['a key id that names another row', () => `tik_..!partner!${PARTNER}_${secretOf(good)}`],
    ['the stored HMAC as a secret', async () => `tik_${idOf(good)}_${(await stored(good)).hmac.slice(0, 43)}`],
    ['a key with a line end behind it', () => `${good}\n`],
    ['a key in letters that look alike', () => good.replace('tik_', 'tіk_')],
    ['two keys in one header', () => `${good}, ${good}`],
    ['a huge header', () => good + 'A'.repeat(1_000_000)],
    ['a key hashed under another pepper', () => issue(PARTNER, {}, 'another pepper')],
    ['a key at the instant it expires', () => issue(PARTNER, { expiresAt: NOW })],
    ['a key whose expiry can’t be read', () => withColumn(good, { expiresAt: 'soon' })],
    ['a removed key', () => removed(good)],
  ])('%s', async (_, forge) => {
    const key = await forge();
    await expect(call(key)).rejects.toMatchObject({ code: 'UNAUTHORIZED', found: {} });
  });

  it.each<[string, (key: string) => string | null]>([
    ['no header', () => null],
    ['an empty header', () => ''],
    ['a scheme alone', () => 'Bearer '],
    ['a key without a scheme', (key) => key],
    ['another scheme', (key) => `Basic ${key}`],
    ['something before the scheme', (key) => `Basic x, Bearer ${key}`],
  ])('a header that isn’t one: %s', async (_, header) => {
    await expect(authenticate(world.deps, header(good))).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('a role that nobody knows', async () => {
    await withColumn(good, { roles: 'Tickets.Everything Tickets.Read' });
    expect((await call(good)).roles).toEqual(['Tickets.Read']);
    await withColumn(good, { roles: '' });
    expect((await call(good)).roles).toEqual([]);
  });
});

describe('a guess by the clock', () => {
  it('tells an unknown id from a wrong secret neither by the answer nor by what was read', async () => {
    const seen: string[] = [];
    const get = world.directory.get.bind(world.directory);
    world.directory.get = (partition, row) => {
      seen.push(partition);
      return get(partition, row);
    };
    const unknown = await call(`tik_${'0'.repeat(16)}_${secretOf(good)}`).catch((error) => error);
    const wrong = await call(`tik_${idOf(good)}_${'A'.repeat(43)}`).catch((error) => error);
    expect(unknown.message).toBe(wrong.message);
    expect(seen).toEqual(['access', 'access']);
  });
});

describe('the last use', () => {
  it('is kept by day, with one write for a burst of calls', async () => {
    const writes = countWrites();
    await Promise.all(Array.from({ length: 20 }, () => call(good)));
    await settled();
    await call(good);
    await settled();
    expect([writes(), (await stored(good)).lastUsedOn]).toEqual([1, '2026-11-23']);
    world.clock.now = NOW + DAY;
    await call(good);
    await settled();
    expect([writes(), (await stored(good)).lastUsedOn]).toEqual([2, '2026-11-24']);
  });

  it('is not kept of a wrong secret', async () => {
    const writes = countWrites();
    await call(`tik_${idOf(good)}_${'A'.repeat(43)}`).catch(() => undefined);
    await settled();
    expect(writes()).toBe(0);
  });

  it('delays no call and fails none while storage can’t be written', async () => {
    const lines: string[] = [];
    world.deps.log = (line) => lines.push(line);
    world.directory.transact = () => new Promise(() => undefined);
    expect((await call(good)).caller.scope.partnerTenantId).toBe(PARTNER);
    const elsewhere = makeWorld();
    const other = await elsewhere.issueKey(OTHER);
    elsewhere.deps.log = (line) => lines.push(line);
    elsewhere.directory.transact = () => Promise.reject(new Error('away'));
    await authenticate(elsewhere.deps, `Bearer ${other}`);
    await settled();
    expect(lines).toEqual([`last use of key ${idOf(other)} not noted`]);
  });

  it('doesn’t bring a key back that was removed meanwhile', async () => {
    const lines: string[] = [];
    world.deps.log = (line) => lines.push(line);
    const transact = world.directory.transact.bind(world.directory);
    world.directory.transact = async (operations) => {
      world.directory.rows.delete(`access\nkey!${idOf(good)}`);
      await transact(operations);
    };
    await call(good);
    await settled();
    expect([await loadKey(world.directory, idOf(good)), lines]).toEqual([null, []]);
  });
});

async function stored(key: string) {
  const found = await loadKey(world.directory, idOf(key));
  if (found === null) throw new Error('Expected a key, found none');
  return found;
}

async function withColumn(key: string, columns: Record<string, string>): Promise<string> {
  const row = await world.directory.get('access', `key!${idOf(key)}`);
  if (row === null) throw new Error('Expected a row, found none');
  await world.directory.transact([{ op: 'upsert', entity: { ...row.entity, ...columns } }]);
  return key;
}

async function removed(key: string): Promise<string> {
  await call(key);
  await world.directory.transact([dropKey(idOf(key))]);
  return key;
}

function countWrites(): () => number {
  let writes = 0;
  const transact = world.directory.transact.bind(world.directory);
  world.directory.transact = (operations) => {
    writes += 1;
    return transact(operations);
  };
  return () => writes;
}

const swapCase = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()));
