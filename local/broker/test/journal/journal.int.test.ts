import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Journal } from '../../journal/journal.ts';
import type { JournalRecord } from '../../journal/record.ts';

const remove = (sequence: number): JournalRecord => ({ kind: 'remove', queue: 'q', sequence });

describe('the journal', () => {
  let folder: string;
  let restored: JournalRecord[];
  let state: JournalRecord[];
  let reports: string[];
  const open = () =>
    Journal.open(folder, {
      restore: (record) => restored.push(record),
      snapshot: () => state,
      report: (line) => reports.push(line),
    });
  const durable = (journal: Journal) => new Promise<void>((resolve) => journal.whenDurable(resolve));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
    [restored, state, reports] = [[], [], []];
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('holds on disk what it called durable, without being closed', async () => {
    const journal = await open();
    journal.append(remove(1));
    journal.append(remove(2));
    await durable(journal);
    const again = await open();
    expect(restored).toEqual([remove(1), remove(2)]);
    await Promise.all([journal.close(), again.close()]);
  });

  it('writes out what is pending when it is closed', async () => {
    const journal = await open();
    journal.append(remove(1));
    await journal.close();
    await (await open()).close();
    expect(restored).toEqual([remove(1)]);
  });

  it('calls back in the order that it was asked, and after the record is written', async () => {
    const journal = await open();
    const order: number[] = [];
    for (const n of [1, 2, 3]) {
      journal.append(remove(n));
      journal.whenDurable(() => order.push(n));
    }
    expect(order).toEqual([]);
    await durable(journal);
    expect(order).toEqual([1, 2, 3]);
    await journal.close();
  });

  it('begins with the present state only, so that it does not grow from start to start', async () => {
    const journal = await open();
    for (let n = 0; n < 100; n++) journal.append(remove(n));
    await journal.close();
    const { size } = await stat(join(folder, 'journal'));
    state = [remove(99)];
    await (await open()).close();
    expect((await stat(join(folder, 'journal'))).size).toBeLessThan(size / 50);
    restored = [];
    await (await open()).close();
    expect(restored).toEqual([remove(99)]);
  });

  it('rewrites itself while running when it has grown far beyond what is alive', async () => {
    const journal = await open();
    state = [remove(7)];
    const payload = Buffer.alloc(2 ** 20);
    const large: JournalRecord = { ...put, payload };
    for (let n = 0; n < 64; n++) {
      journal.append(large);
      await durable(journal);
    }
    expect((await stat(join(folder, 'journal'))).size).toBeLessThan(2 ** 20);
    journal.append(remove(8));
    await journal.close();
    await (await open()).close();
    expect(restored.filter(({ kind }) => kind === 'remove')).toEqual([remove(7), remove(8)]);
  });

  it('cuts an unfinished end, says so with its place, and keeps what it cut', async () => {
    const journal = await open();
    journal.append(remove(1));
    await durable(journal);
    const whole = (await stat(join(folder, 'journal'))).size;
    journal.append(remove(2));
    await journal.close();
    await truncate(join(folder, 'journal'), whole + 5);
    await (await open()).close();
    expect(restored).toEqual([remove(1)]);
    expect(reports[0]).toMatch(new RegExp(`^journal: unfinished end cut off: 5 bytes at offset ${whole}, kept in `));
    expect(await readdir(folder)).toContain(`journal.torn-${whole}`);
  });

  it('leaves a damaged record out, says so with its place, and keeps its bytes', async () => {
    const journal = await open();
    journal.append(remove(1));
    journal.append(remove(2));
    await journal.close();
    const path = join(folder, 'journal');
    const bytes = await readFile(path);
    bytes[20] = (bytes[20] ?? 0) ^ 0xff;
    await writeFile(path, bytes);
    await (await open()).close();
    expect(restored).toEqual([remove(2)]);
    expect(reports[0]).toMatch(/^journal: damaged record left out: \d+ bytes at offset 0, kept in /);
    expect(await readFile(join(folder, 'journal.damaged-0'))).toEqual(bytes.subarray(0, bytes.length / 2));
  });

  const put = {
    kind: 'put' as const,
    queue: 'q',
    sequence: 1,
    payload: Buffer.alloc(0),
    messageId: 'id',
    enqueuedAt: 5,
    deliveryCount: 0,
    state: 'ready' as const,
  };
});
