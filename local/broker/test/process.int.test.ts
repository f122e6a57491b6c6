import { once } from 'node:events';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SpawnedBroker } from '../spawn.ts';
import { startOwnBroker } from './conformance/namespace.ts';

const config = (...queues: object[]) => JSON.stringify({ UserConfig: { Namespaces: [{ Name: 'n', Queues: queues }] } });
const day = 86_400_000;

describe('the broker process', () => {
  let folder: string;
  let configFile: string;
  const running: SpawnedBroker[] = [];
  const clients: ServiceBusClient[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broker-'));
    configFile = join(folder, 'Config.json');
    await writeFile(configFile, config({ Name: 'q', Properties: { RequiresDuplicateDetection: true } }));
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await Promise.all(running.splice(0).map((broker) => broker.end('SIGKILL')));
    await rm(folder, { recursive: true });
  });

  const start = async (options: { port?: number; extra?: string[] } = {}): Promise<SpawnedBroker> => {
    const broker = await startOwnBroker({ config: configFile, data: join(folder, 'data'), ...options });
    running.push(broker);
    return broker;
  };
  const connect = (broker: SpawnedBroker) => {
    // A subscriber whose broker is gone waits out the delay before its next try, closed or not: half a minute by default.
    const client = new ServiceBusClient(broker.connectionString, {
      retryOptions: { maxRetries: 0, timeoutInMs: 5000, retryDelayInMs: 100 },
    });
    clients.push(client);
    return { sender: client.createSender('q'), receiver: client.createReceiver('q') };
  };
  const bodies = (messages: { body: unknown }[]) => messages.map(({ body }) => body);

  it('keeps what it acknowledged when it is killed: messages, counts, deferrals, schedules, dead letters, ids', async () => {
    const broker = await start();
    const { sender, receiver } = connect(broker);
    await sender.sendMessages(
      ['completed', 'abandoned', 'deferred', 'dead', 'held', 'ready'].map((body) => ({ body, messageId: body })),
    );
    await sender.scheduleMessages({ body: 'scheduled' }, new Date(Date.now() + day));
    const [completed, abandoned, deferred, dead] = await receiver.receiveMessages(5);
    if (!completed || !abandoned || !deferred || !dead) throw new Error('expected five messages');
    await receiver.completeMessage(completed);
    await receiver.abandonMessage(abandoned, { tried: 'once' });
    await receiver.deferMessage(deferred);
    await receiver.deadLetterMessage(dead, { deadLetterReason: 'r', deadLetterErrorDescription: 'd' });
    await broker.end('SIGKILL');

    const again = connect(await start());
    await again.sender.sendMessages({ body: 'duplicate', messageId: 'completed' });
    const left = await again.receiver.peekMessages(10);
    expect(left.map(({ body, state, deliveryCount }) => [body, state, deliveryCount])).toEqual([
      ['abandoned', 'active', 1],
      ['deferred', 'deferred', 1],
      ['held', 'active', 0],
      ['ready', 'active', 0],
      ['scheduled', 'scheduled', 0],
    ]);
    expect(left[0]?.applicationProperties).toEqual({ tried: 'once' });
    expect(bodies(await again.receiver.receiveMessages(3))).toEqual(['abandoned', 'held', 'ready']);
    const [last] = clients.slice(-1);
    const deadLetters = await last?.createReceiver('q', { subQueueType: 'deadLetter' }).receiveMessages(1);
    expect(deadLetters?.[0]).toMatchObject({ body: 'dead', deadLetterReason: 'r' });
  });

  it('says what is wrong with its journal, with the place, and goes on with the rest', async () => {
    const broker = await start();
    await connect(broker).sender.sendMessages({ body: 'whole' });
    await broker.end('SIGKILL');
    await appendFile(join(folder, 'data', 'journal'), Buffer.from('torn'));
    const again = await start();
    expect(bodies(await connect(again).receiver.peekMessages(5))).toEqual(['whole']);
    expect(again.said()).toMatch(/journal: unfinished end cut off: 4 bytes at offset \d+/);
  });

  it('keeps the messages of a queue that is declared no more until it is declared again', async () => {
    const broker = await start();
    await connect(broker).sender.sendMessages({ body: 'kept' });
    await broker.end('SIGTERM');
    await writeFile(configFile, config({ Name: 'other' }));
    await (await start()).end('SIGTERM');
    await writeFile(configFile, config({ Name: 'q' }));
    expect(bodies(await connect(await start()).receiver.peekMessages(5))).toEqual(['kept']);
  });

  it('never gives out a number again, even of messages that are gone', async () => {
    const broker = await start();
    const first = connect(broker);
    await first.sender.sendMessages({ body: 'x' });
    const [message] = await first.receiver.receiveMessages(1);
    if (message) await first.receiver.completeMessage(message);
    await broker.end('SIGKILL');
    const second = connect(await start());
    await second.sender.sendMessages({ body: 'y' });
    const [next] = await second.receiver.receiveMessages(1);
    expect(next?.sequenceNumber?.toNumber()).toBeGreaterThan(message?.sequenceNumber?.toNumber() ?? 0);
  });

  it('delivers a scheduled message at once when its clock travels beyond the time', async () => {
    const broker = await start();
    const { sender, receiver } = connect(broker);
    const tomorrow = new Date(Date.now() + day);
    await sender.scheduleMessages({ body: 'tomorrow' }, tomorrow);
    await broker.travel(day);
    const [message] = await receiver.receiveMessages(1);
    expect(message?.body).toBe('tomorrow');
    expect(message?.enqueuedTimeUtc).toEqual(tomorrow);
  });

  it('keeps locks, links and accepted tokens when its clock travels', async () => {
    const broker = await start();
    const { sender, receiver } = connect(broker);
    await sender.sendMessages({ body: 'held' });
    const [held] = await receiver.receiveMessages(1);
    await broker.travel(30 * day);
    if (held) await receiver.completeMessage(held);
    await sender.sendMessages({ body: 'after' });
    expect(bodies(await receiver.receiveMessages(1))).toEqual(['after']);
  });

  it('starts at the clock offset that it is given', async () => {
    const broker = await start({ extra: [`--clock-offset=${-day}`] });
    const { sender, receiver } = connect(broker);
    const before = Date.now();
    await sender.sendMessages({ body: 'x' });
    const [message] = await receiver.peekMessages(1);
    const enqueued = (message?.enqueuedTimeUtc?.getTime() ?? 0) + day;
    expect(enqueued).toBeGreaterThanOrEqual(before);
    expect(enqueued).toBeLessThanOrEqual(Date.now());
  });

  it('ends in order with code 0 on SIGTERM, whoever is connected', async () => {
    const broker = await start();
    const { sender, receiver } = connect(broker);
    let received = false;
    receiver.subscribe({
      processMessage: async () => {
        received = true;
      },
      processError: async () => {},
    });
    await sender.sendMessages({ body: 'x' });
    await eventually(() => received);
    expect(await broker.end('SIGTERM')).toBe(0);
  });

  it('ends with the process that started it', async () => {
    const broker = await start();
    const exit = once(broker.process, 'exit');
    broker.process.disconnect();
    expect((await exit)[0]).toBe(0);
  });

  it('ends with code 1 and one line that names the port when that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(start({ port })).rejects.toThrow(new RegExp(`^broker ended with 1: broker: .*${port}$`));
    server.close();
  });

  it('ends with code 2 and one line that names every fault of its config file', async () => {
    await writeFile(configFile, config({ Name: 'q', Properties: { RequiresSession: true, LockDuration: 'x' } }));
    await expect(start()).rejects.toThrow(
      /^broker ended with 2: .*Config\.json: .*LockDuration.*; .*sessions are out of scope.*$/,
    );
  });

  it('ends with code 2 and one line when there is no config file', async () => {
    await rm(configFile);
    await expect(start()).rejects.toThrow(/^broker ended with 2: .*Config\.json: there is no such file$/);
  });
});
