import { readFile } from 'node:fs/promises';
import { Misuse, runProgram } from '@csp-ticket-router/kit/program.ts';
import { z } from 'zod';
import { readArguments, USAGE } from './arguments.ts';
import { startBroker } from './broker.ts';
import { ConfigError, parseConfig } from './config.ts';

const log = (line: string) => console.error(line);
const idleTimeout = 120_000;
const order = z.object({ clock: z.object({ offset: z.int() }) });

/** Runs the broker until it is told to stop or the process that started it is gone. */
async function main(args: string[]): Promise<void> {
  const { config, key, ...rest } = readArguments(args, process.env);
  const queues = await readQueues(config);
  const broker = await startBroker({
    ...rest,
    queues,
    key: { name: 'RootManageSharedAccessKey', value: key },
    idleTimeout,
    log,
  }).catch(fail);

  process.on('message', (message) => {
    const { success, data } = order.safeParse(message);
    if (!success) return log(`expected { clock: { offset } }, found ${JSON.stringify(message)}`);
    broker.travel(data.clock.offset);
    process.send?.({ clock: data.clock });
  });
  const stop = () => {
    broker.close().then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, stop);

  console.log(`broker ready on ${rest.host}:${broker.port}`);
  process.send?.({ ready: { port: broker.port } });
}

async function readQueues(path: string): Promise<ReturnType<typeof parseConfig>> {
  const text = await readFile(path, 'utf8');
  try {
    return parseConfig(text);
  } catch (error) {
    throw error instanceof ConfigError ? new Misuse(`${path}: ${error.message}`) : error;
  }
}

function fail(error: Error): never {
  log(`broker: ${error.message.replaceAll('\n', ' ')}`);
  process.exit(1);
}

await runProgram(USAGE, main);
