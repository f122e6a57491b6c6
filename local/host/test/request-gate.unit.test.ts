import { expect, it } from '@jest/globals';
import { createRequestGate } from '../request-gate.ts';

/** Hands the gate work until told otherwise; what has begun, and how to end it. */
const crowd = (gate: ReturnType<typeof createRequestGate>, names: string[]) => {
  const ends = new Map<string, () => void>();
  const runs = names.map((name) => gate.run(() => new Promise((resolve) => ends.set(name, resolve))));
  return { begun: () => [...ends.keys()], end: (name: string) => ends.get(name)?.(), ended: Promise.all(runs) };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('so many run at once, the rest waits in line', async () => {
  const { begun, end, ended } = crowd(createRequestGate(2, Number.POSITIVE_INFINITY), ['a', 'b', 'c', 'd']);
  expect(begun()).toEqual(['a', 'b']);
  end('b');
  await turn();
  expect(begun()).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c']) end(name);
  await turn();
  end('d');
  await ended;
});

it('it is full while so many are in it, running or in line, and takes more when they are out', async () => {
  const gate = createRequestGate(1, 2);
  const { end, ended } = crowd(gate, ['a', 'b']);
  expect(gate.full()).toBe(true);
  end('a');
  await turn();
  expect(gate.full()).toBe(false);
  end('b');
  await ended;
});

it('work that fails leaves its place', async () => {
  const gate = createRequestGate(1, 1);
  await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(gate.full()).toBe(false);
});
