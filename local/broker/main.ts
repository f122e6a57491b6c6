import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readArguments } from './arguments.ts';
import { startBroker } from './broker.ts';
import { parseConfig } from './config.ts';

const log = (line: string) => console.error(line);
const idleTimeout = 120_000;
const order = z.object({ clock: z.object({ offset: z.int() }) });

/** Runs the broker until it is told to stop or the process that started it is gone. */
async function main(): Promise<void> {
  const { config, key, ...rest } = readArguments(process.argv.slice(2), process.env);
  const queues = parseConfig(await readFile(config, 'utf8'));
  const broker = await startBroker({
    ...rest,
    queues,
    key: { name: 'RootManageSharedAccessKey', value: key },
    idleTimeout,
    log,
  });

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

function fail(error: Error): void {
  log(`broker: ${error.message.replaceAll('\n', ' ')}`);
  process.exit(1);
}

main().catch(fail);
