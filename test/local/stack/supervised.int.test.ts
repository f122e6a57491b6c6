import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterEach, expect, it } from '@jest/globals';
import { createSupervised, type Supervised } from '../../../local/stack/supervised.ts';

const ready = 'process.send({ ready: { port: 1 } });';
let supervised: Supervised;
let said: string[] = [];
let heard: unknown[] = [];
let restarts = 0;

const supervise = (code: string) => {
  said = [];
  heard = [];
  restarts = 0;
  supervised = createSupervised({
    program: () => ({ name: 'program', args: ['-e', code], env: {}, quiet: true }),
    onMessage: (message) => heard.push(message),
    onRestart: () => {
      restarts++;
    },
    say: (line) => said.push(line),
  });
  return supervised;
};
afterEach(() => supervised.stop(1_000));

it('a program that ends is started again, and has another pid', async () => {
  await supervise(`${ready} setInterval(() => {}, 1000);`).start();
  const first = supervised.pid();
  process.kill(first, 'SIGKILL');
  await eventually(() => restarts === 1);
  expect(supervised.pid()).not.toBe(first);
  expect(said).toEqual([`The program (${first}) ended: SIGKILL. Starting it again.`]);
});

it('one that ends at once again and again is started ever later, and that is said', async () => {
  await supervise(`${ready} setTimeout(() => process.exit(3), 20);`).start();
  await eventually(() => said.length === 3);
  expect(said.map((line) => line.replace(/\(\d+\)/, '()'))).toEqual([
    'The program () ended: exit code 3. Starting it again.',
    'The program () ended: exit code 3. Starting it again in 100 ms.',
    'The program () ended: exit code 3, 3 times in a row. Starting it again in 500 ms.',
  ]);
});

it('one that ends before it is ready fails the start', async () => {
  await expect(supervise('process.exit(4)').start()).rejects.toThrow(
    'the program ended before it was ready (exit code 4)',
  );
});

it('one that does not end when asked is killed', async () => {
  await supervise(
    `process.on('SIGTERM', () => process.send({ asked: true })); ${ready} setInterval(() => {}, 1000);`,
  ).start();
  const ended = supervised.ended();
  await supervised.stop(300);
  expect([heard, await ended]).toEqual([[{ asked: true }], 'SIGKILL']);
  expect(() => process.kill(supervised.pid(), 0)).toThrow('ESRCH');
});

it('a stopped program stays stopped', async () => {
  await supervise(`${ready} setInterval(() => {}, 1000);`).start();
  await supervised.stop(1_000);
  expect(said).toEqual([]);
});
