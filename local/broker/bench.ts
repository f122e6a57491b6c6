import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServiceBusClient } from '@azure/service-bus';
import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { spawnBroker } from './spawn.ts';

const USAGE = `npm run bench:broker

Prints the broker's figures: sending in batches, completing by a subscriber, memory when idle.`;

/** Messages in one run, of about 300 bytes each, and how they are sent and received. */
const run = { messages: 20_000, batch: 100, sendersAtOnce: 4, calls: 16 };
const queue = 'bench';
const settle = 3000;

const program = fileURLToPath(new URL('./broker.mjs', import.meta.url));

async function send(client: ServiceBusClient): Promise<void> {
  const sender = client.createSender(queue);
  let next = 0;
  const work = async () => {
    while (next < run.messages) {
      const first = next;
      next += run.batch;
      const batch = Array.from({ length: run.batch }, (_, i) => ({
        messageId: String(first + i),
        body: { text: 'x'.repeat(240) },
      }));
      await sender.sendMessages(batch);
    }
  };
  await Promise.all(Array.from({ length: run.sendersAtOnce }, work));
  await sender.close();
}

async function completeAll(client: ServiceBusClient): Promise<void> {
  const receiver = client.createReceiver(queue);
  let left = run.messages;
  await new Promise<void>((resolve, reject) => {
    receiver.subscribe(
      {
        processMessage: async () => {
          if (--left === 0) setTimeout(resolve, 0);
        },
        processError: async ({ error }) => reject(error),
      },
      { maxConcurrentCalls: run.calls },
    );
  });
  await receiver.close();
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return Math.round((run.messages / (performance.now() - begin)) * 1000);
}

function megabytesOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-bench-'));
  const config = join(folder, 'Config.json');
  await writeFile(
    config,
    JSON.stringify({ UserConfig: { Namespaces: [{ Name: 'bench', Queues: [{ Name: queue }] }] } }),
  );
  const broker = await spawnBroker({ program, config, data: join(folder, 'data') });
  const client = new ServiceBusClient(broker.connectionString);
  try {
    await new Promise((resolve) => setTimeout(resolve, settle));
    console.log(`idle process          ${megabytesOf(broker.process.pid as number)} MiB`);
    console.log(`sent in batches       ${await perSecond(() => send(client))} messages/s`);
    console.log(`completed, ${run.calls} calls   ${await perSecond(() => completeAll(client))} messages/s`);
  } finally {
    await client.close();
    await broker.end('SIGTERM');
    await rm(folder, { recursive: true });
  }
}

await runProgram(USAGE, (args) => {
  readOptions(args, {});
  return main();
});
