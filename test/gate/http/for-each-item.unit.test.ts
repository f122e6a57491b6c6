import { expect, it } from '@jest/globals';
import { AppError } from '../../../shared/errors.ts';
import { forEachItem } from '../../../shared/gate/http/for-each-item.ts';
import { handleOpen, type OpenCall } from '../../../shared/gate/http/handle-open.ts';
import { call } from '../../support/call.ts';
import { makeWorld } from '../../support/world.ts';

it('a failure of ours in one item is logged once, with the trace id that its place in the answer tells', async () => {
  const failures = [new TypeError('secret'), new AppError('STORAGE_UNAVAILABLE'), new AppError('NOT_FOUND')];
  const handler = handleOpen(makeWorld().deps, 'submitBatch', async (open) => {
    const results = await forEachItem(open as OpenCall, failures, (failure) => Promise.reject(failure));
    return { status: 200, body: JSON.stringify(results) };
  });
  const logged: string[] = [];
  const { body: results } = await call(handler, {}, (line) => logged.push(line));
  expect(results.map(({ code }: { code: string }) => code)).toEqual(['INTERNAL', 'STORAGE_UNAVAILABLE', 'NOT_FOUND']);
  expect(logged.map((line) => line.split('\n')[0])).toEqual([
    `${results[0].traceId} TypeError`,
    `${results[1].traceId} AppError STORAGE_UNAVAILABLE`,
    expect.stringContaining(`${results[2].traceId} submitBatch status=200`),
  ]);
});

it('items that wait for nothing still give other calls their turn', async () => {
  let turns = 0;
  const count = () => {
    turns += 1;
    other = setImmediate(count);
  };
  let other = setImmediate(count);
  const items = Array.from({ length: 80 }, (_, item) => item);
  const handler = handleOpen(makeWorld().deps, 'submitBatch', async (open) => {
    await forEachItem(open as OpenCall, items, async (item) => item);
    return { status: 200, body: '{}' };
  });
  await call(handler);
  clearImmediate(other);
  expect(turns).toBeGreaterThanOrEqual(10);
});
