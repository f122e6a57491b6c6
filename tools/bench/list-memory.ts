import { readFileSync } from 'node:fs';
import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { OwnStack } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';

const USAGE = `npm run bench:memory

Stores large tickets, lists them again and again, several lists at once, and prints by how much the host's memory rose;
fails above the target. Reads /proc, so it runs on Linux alone.`;

const TICKETS = 216;
const LISTS = 40;
const AT_ONCE = 8;
/** MiB. */
const TARGET = 100;

const domains = Array.from({ length: 90 }, (_, index) => `d${index}.${'x'.repeat(60)}.${'y'.repeat(60)}.example`);
/** Near to the largest that is taken. */
const LARGE = {
  ...intentExample,
  customer: { ...intentExample.customer, domains },
  issue: { ...intentExample.issue, severity: 'C', title: 't'.repeat(250), description: 'd'.repeat(20_000) },
};

/** What a process holds, in MiB. */
const heldBy = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

/** Does so many of something, several at a time. */
async function several(count: number, atOnce: number, act: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

await runProgram(USAGE, async (args) => {
  readOptions(args, {});
  const stack = await OwnStack.start();
  try {
    await several(TICKETS, AT_ONCE, async (number) => {
      const { status } = await stack.call('POST', '/tickets', LARGE, { 'idempotency-key': `large-${number}` });
      if (status !== 202) throw new Error(`Expected 202, found ${status}`);
    });
    const list = async () => {
      const { status } = await stack.call('GET', '/tickets?maxpagesize=200');
      if (status !== 200) throw new Error(`Expected 200, found ${status}`);
    };
    await list();
    const { host } = stack.file.pids;
    const before = heldBy(host);
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, heldBy(host));
    }, 20);
    await several(LISTS, AT_ONCE, list);
    clearInterval(watch);
    const rise = most - before;
    const missed = rise > TARGET;
    if (missed) process.exitCode = 1;
    console.log(
      `${LISTS} lists of ${TICKETS} large tickets, ${AT_ONCE} at once: from ${Math.round(before)} to ${Math.round(most)} MiB at most, ${Math.round(rise)} MiB more (target ${TARGET} ${missed ? 'MISSED' : 'met'})`,
    );
  } finally {
    await stack.stop();
  }
});
