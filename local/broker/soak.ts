import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServiceBusClient, type ServiceBusReceiver } from '@azure/service-bus';
import { Misuse, readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { type Fate, patient, queue, receive } from './soak-receiver.ts';
import { type SpawnedBroker, spawnBroker } from './spawn.ts';

const USAGE = `npm run soak:broker [-- --seconds N]

Kills the broker and its clients for N seconds (600), and counts what was lost, doubled or damaged.`;

const plan = {
  receivers: 3,
  brokerKills: 20,
  batch: 20,
  pauseBetweenBatches: 20,
  receiverLife: 4000,
  poisonShare: 0.01,
};
const self = fileURLToPath(import.meta.url);
const program = fileURLToPath(new URL('./broker.mjs', import.meta.url));
const properties = { LockDuration: 'PT2S', MaxDeliveryCount: 20 };
const config = { UserConfig: { Namespaces: [{ Name: 'soak', Queues: [{ Name: queue, Properties: properties }] }] } };

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What was sent: all attempts, those that were acknowledged, and those of them that must end as dead letters. */
class Ledger {
  readonly attempted = new Set<string>();
  readonly acknowledged = new Set<string>();
  readonly planted = new Set<string>();

  async send(client: ServiceBusClient, goOn: () => boolean): Promise<void> {
    const sender = client.createSender(queue);
    for (let n = 0; goOn(); n += plan.batch) {
      const batch = Array.from({ length: plan.batch }, (_, i) => ({ messageId: `m${n + i}`, body: fateOf() }));
      for (const { messageId } of batch) this.attempted.add(messageId);
      for (const { messageId, body } of batch) if (body !== 'complete') this.planted.add(messageId);
      try {
        await sender.sendMessages(batch);
        for (const { messageId } of batch) this.acknowledged.add(messageId);
      } catch {
        // Not acknowledged: it may have arrived or not.
      }
      await wait(plan.pauseBetweenBatches);
    }
  }
}

function fateOf(): Fate {
  if (Math.random() >= plan.poisonShare) return 'complete';
  return Math.random() < 0.5 ? 'deadLetter' : 'fail';
}

/** Keeps receivers running and kills one of them at a time. */
class Receivers {
  readonly #children: ChildProcess[] = [];
  kills = 0;

  async run(start: () => ChildProcess, goOn: () => boolean): Promise<void> {
    for (let i = 0; i < plan.receivers; i++) this.#children.push(start());
    while (goOn()) {
      await wait((plan.receiverLife / plan.receivers) * (0.5 + Math.random()));
      this.#children.shift()?.kill('SIGKILL');
      this.#children.push(start());
      this.kills++;
    }
  }

  stop(): void {
    for (const child of this.#children) child.kill('SIGKILL');
  }
}

/** Waits until the queue is empty. A client each time, since a client goes on peeking where it stopped. */
async function drain(connectionString: string): Promise<void> {
  for (;;) {
    const client = new ServiceBusClient(connectionString, patient);
    const left = await client.createReceiver(queue).peekMessages(1);
    await client.close();
    if (left.length === 0) return;
    await wait(500);
  }
}

async function readAll(receiver: ServiceBusReceiver): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const messages = await receiver.receiveMessages(100, { maxWaitTimeInMs: 500 });
    if (messages.length === 0) return found;
    found.push(...messages.map(({ messageId }) => String(messageId)));
  }
}

const without = (some: Iterable<string>, others: ReadonlySet<string>) => [...some].filter((id) => !others.has(id));

/** Sends, receives, kills, and counts. Prints a summary and answers whether all is as it should be. */
async function soak(seconds: number): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-soak-'));
  const [configFile, notes, data] = ['Config.json', 'notes', 'data'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(configFile, JSON.stringify(config));
  await writeFile(notes, '');
  const said: string[] = [];
  const start = (port = 0) => spawnBroker({ program, config: configFile, data, port });
  let broker: SpawnedBroker = await start();
  const { port, connectionString } = broker;
  const client = new ServiceBusClient(connectionString, patient);
  const end = Date.now() + seconds * 1000;
  const goOn = () => Date.now() < end;

  const ledger = new Ledger();
  const receivers = new Receivers();
  const sending = ledger.send(client, goOn);
  const receiving = receivers.run(() => fork(self, ['receiver', connectionString, notes]), goOn);
  for (let kill = 0; kill < plan.brokerKills; kill++) {
    await wait((seconds * 1000) / (plan.brokerKills + 1));
    await broker.end('SIGKILL');
    said.push(broker.said());
    broker = await start(port);
  }
  await Promise.all([sending, receiving]);

  await drain(connectionString);
  receivers.stop();
  const settled = new ServiceBusClient(connectionString, patient);
  const deadLetters = await readAll(
    settled.createReceiver(queue, { subQueueType: 'deadLetter', receiveMode: 'receiveAndDelete' }),
  );
  await Promise.all([client.close(), settled.close()]);
  await broker.end('SIGTERM');

  const noted = (await readFile(notes, 'utf8')).split('\n').filter(Boolean);
  const received = new Set(noted);
  const dead = new Set(deadLetters);
  const faults = {
    lost: without(ledger.acknowledged, received),
    'from nowhere': without(received, ledger.attempted),
    'dead letters missing': without(ledger.planted, dead).filter((id) => received.has(id)),
    'dead letters not planted': without(dead, ledger.planted),
  };
  console.log(`${seconds} s, broker killed ${plan.brokerKills} times, receivers killed ${receivers.kills} times`);
  console.log(
    `${ledger.acknowledged.size} of ${ledger.attempted.size} messages acknowledged, ${received.size} received`,
  );
  console.log(
    `${noted.length - received.size} redeliveries, ${dead.size} dead letters of ${ledger.planted.size} planted`,
  );
  console.log(`journal reports: ${said.join('').trim() || 'none'}`);
  for (const [what, ids] of Object.entries(faults)) console.log(`${what}: ${ids.length} ${ids.slice(0, 10).join(' ')}`);
  const clean = Object.values(faults).every((ids) => ids.length === 0);
  if (clean) await rm(folder, { recursive: true });
  else console.log(`kept for inspection: ${folder}`);
  return clean;
}

if (process.argv[2] === 'receiver') {
  receive(process.argv[3] as string, process.argv[4] as string);
} else {
  await runProgram(USAGE, async (args) => {
    const { seconds } = readOptions(args, { seconds: { default: '600' } });
    if (!(Number(seconds) > 0)) throw new Misuse(`expected --seconds of more than 0, found "${seconds}"`);
    process.exitCode = (await soak(Number(seconds))) ? 0 : 1;
  });
}
