import { Misuse, runProgram } from '@csp-ticket-router/kit/program.ts';
import { brokerKilled } from './broker-killed.ts';
import { busSilent } from './bus-silent.ts';
import { endure } from './endure.ts';
import type { Fault } from './fault.ts';
import { hostKilled } from './host-killed.ts';
import { tablesEnded } from './tables-ended.ts';
import { tablesSilent } from './tables-silent.ts';

const FAULTS: Readonly<Record<string, Fault>> = {
  'host-killed': hostKilled,
  'broker-killed': brokerKilled,
  'bus-silent': busSilent,
  'tables-silent': tablesSilent,
  'tables-ended': tablesEnded,
};

/** Seconds. */
const LASTS = 20;
const TARGET = 30;

const USAGE = `npm run faults -- [FAULT…]

Lets a fault befall a stack of its own for ${LASTS} seconds while tickets come in, and prints how long after its end the last
of them was ready; fails above ${TARGET} seconds. Without a name, all of them, one after the other:

${Object.entries(FAULTS)
  .map(([name, { is }]) => `  ${name.padEnd(14)} ${is}`)
  .join('\n')}`;

await runProgram(USAGE, async (args) => {
  const unknown = args.find((name) => !Object.hasOwn(FAULTS, name));
  if (unknown !== undefined) throw new Misuse(`expected ${Object.keys(FAULTS).join(', ')}, found "${unknown}"`);
  for (const name of args.length > 0 ? args : Object.keys(FAULTS)) {
    const { tickets, acceptedMeanwhile, readyAfter } = await endure(FAULTS[name] as Fault, LASTS);
    const missed = readyAfter > TARGET;
    if (missed) process.exitCode = 1;
    const target = `target ${TARGET} ${missed ? 'MISSED' : 'met'}`;
    console.log(
      `${name}: ${tickets} tickets, ${acceptedMeanwhile} accepted meanwhile; the last was ready ${readyAfter.toFixed(1)} s after the end (${target})`,
    );
  }
});
