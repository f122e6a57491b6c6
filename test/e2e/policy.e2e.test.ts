import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnStack } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';

let stack: OwnStack;
beforeAll(async () => {
  stack = await OwnStack.start();
});
afterAll(() => stack.stop());

const submit = async (partner: object = {}): Promise<string> => {
  const intent = { ...intentExample, partner: { ...intentExample.partner, ...partner } };
  const { status, body } = await stack.call('POST', '/tickets', intent);
  expect(status).toBe(202);
  return body.id;
};
const BOUND = { type: 'indirect-reseller' };
const EVER = { from: '2000-01-01T00:00:00Z', to: '9999-12-31T00:00:00Z' };

/** Follows a call page by page, posting the same body to each link. */
async function pages(path: string, question: object) {
  const bodies = [];
  for (let next: string | undefined = path; next !== undefined; next = bodies.at(-1)?.nextLink) {
    const { status, body } = await stack.call('POST', next, question);
    expect(status).toBe(200);
    bodies.push(body);
  }
  return bodies;
}

describe('a replay over HTTP', () => {
  it('walks all tickets in pages and tells which the other edition would refuse', async () => {
    const bound = await submit(BOUND);
    const others = [await submit(), await submit()];
    const bodies = await pages('/decisions/replay?maxpagesize=2', { ...EVER, edition: '2025' });
    expect(bodies.map(({ counts }) => [counts.decided, counts.changed])).toEqual([
      [2, 0],
      [1, 1],
    ]);
    const value = bodies.flatMap((body) => body.value);
    expect(value.map(({ ticketId }) => ticketId)).toEqual([...others.reverse(), bound]);
    expect(value.every(({ reproduced }) => reproduced)).toBe(true);
    expect(value.at(-1)).toMatchObject({
      was: { outcome: 'file', code: 'AZURE_PORTAL', dueAt: expect.stringMatching(/Z$/) },
      wouldBe: { outcome: 'refuse', channel: null, code: 'AZURE_RESELLER_BARRED', dueAt: null },
      changes: ['outcome', 'channel', 'code', 'dueAt'],
    });
  });

  it('knows its own cursors only, and only with the question they belong to', async () => {
    await submit();
    await submit();
    const { body } = await stack.call('POST', '/decisions/replay?maxpagesize=1', { ...EVER, edition: '2025' });
    const other = await stack.call('POST', body.nextLink, { ...EVER, edition: '2024' });
    expect([other.status, other.body.code]).toEqual([400, 'CURSOR_INVALID']);
  });

  it('names the editions that exist, and every fault', async () => {
    const unknown = await stack.call('POST', '/decisions/replay', { ...EVER, edition: '2023' });
    expect([unknown.status, unknown.body.code]).toEqual([400, 'UNKNOWN_EDITION']);
    expect(unknown.body.errors).toMatchObject([
      { pointer: '/edition', message: expect.stringContaining('2024, 2025') },
    ]);
    const reversed = await stack.call('POST', '/decisions/replay', { edition: '2025', from: EVER.to, to: EVER.from });
    expect(reversed.body.errors).toMatchObject([{ pointer: '/to' }]);
    const wrong = await stack.call('POST', '/decisions/replay', { edition: '2025', from: 'now', colour: 1 });
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/colour',
      '/from',
      '/to',
    ]);
  });
});

describe('a preview of a policy over HTTP', () => {
  it('tells in pages which running clocks would move', async () => {
    const ids = [await submit(), await submit()];
    const bodies = await pages('/policy/preview?maxpagesize=2', { filingMinutes: { A: 10 } });
    const value = bodies.flatMap((body) => body.value);
    const moved = value.filter(({ ticketId }) => ids.includes(ticketId));
    expect(moved).toHaveLength(2);
    for (const { clock, dueAt, wouldBeDueAt, wouldBreach } of moved) {
      expect([clock, wouldBreach, Date.parse(dueAt) - Date.parse(wouldBeDueAt)]).toEqual(['filing', false, 300_000]);
    }
    expect(bodies.every(({ counts }) => counts.moved === counts.running)).toBe(true);
    const same = await pages('/policy/preview', {});
    expect(same.flatMap((body) => body.value)).toEqual([]);
    expect(same[0].counts).toMatchObject({ moved: 0, wouldBreach: 0 });
  });

  it('refuses a policy that is wrong, with a pointer to every fault', async () => {
    const { status, body } = await stack.call('POST', '/policy/preview', {
      edition: '2023',
      calendars: { HUN: { weekly: {} } },
    });
    expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/calendars/HUN/weekly',
      '/edition',
    ]);
  });
});
