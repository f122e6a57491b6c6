import { OwnStack } from '../stack/own-stack.ts';
import { playDay } from './day.ts';
import { printDay } from './print.ts';

// `npm run demo`: plays a partner's day on a stack of its own; exits 0 only if all of it happened.
const stack = await OwnStack.start();
try {
  const scenes = await playDay(stack);
  console.log(printDay(scenes));
  process.exitCode = scenes.every(({ happened }) => happened) ? 0 : 1;
} finally {
  await stack.stop();
}
