import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { OwnStack } from '../stack/own-stack.ts';
import { playDay } from './day.ts';
import { printDay } from './print.ts';

const USAGE = `npm run demo

Plays a partner's day on a stack of its own, on free ports and with data that go with it, and prints what happened and
why. Ends with code 0 only if all of it happened.`;

await runProgram(USAGE, async (args) => {
  readOptions(args, {});
  const stack = await OwnStack.start();
  try {
    const scenes = await playDay(stack);
    console.log(printDay(scenes));
    process.exitCode = scenes.every(({ happened }) => happened) ? 0 : 1;
  } finally {
    await stack.stop();
  }
});
