import { Misuse, runProgram } from '@csp-ticket-router/kit/program.ts';
import { banner } from './banner.ts';
import { lockFolder } from './lock.ts';
import { readOptions, USAGE } from './options.ts';
import { createStack } from './stack.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);

const tell = (error: unknown) => say(`The stack can't start: ${error instanceof Error ? error.message : error}`);

const LOOK_EVERY_MS = 250;

/** npm passes a signal to the shell between it and us, which ends and leaves us behind: its end is our signal. */
function whenOrphanedByNpm(then: () => void) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, LOOK_EVERY_MS);
}

async function run(args: string[]) {
  const options = readOptions(args, process.env);
  const unlock = lockFolder(options.data);
  const stack = createStack(options, say);

  let stopping = false;
  const end = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await stack.stop();
    unlock();
    process.exit(code);
  };
  const endNow = () => {
    say('Stopping.');
    end(0).catch((error) => say(String(error)));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endNow);
  whenOrphanedByNpm(endNow);

  try {
    const file = await stack.start();
    process.stdout.write(`${banner(options, file, stack.ahead())}\n`);
  } catch (error) {
    if (stopping) return;
    tell(error);
    await end(error instanceof Misuse ? 2 : 1);
  }
}

await runProgram(USAGE, (args) =>
  run(args).catch((error) => {
    if (error instanceof Misuse) throw error;
    tell(error);
    process.exit(1);
  }),
);
