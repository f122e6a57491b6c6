import { connect as connectTo } from 'node:net';
import { ServiceBusClient } from '@azure/service-bus';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectionString } from '../../../local/broker/spawn.ts';
import { until, wait } from '../../conformance/broker/bus.ts';
import { startInProcess } from './in-process.ts';
import { layWire, type Wire } from './wire.ts';

// Long enough for a busy machine: a client whose new connection is given up while it opens loses its subscription.
const idleTimeout = 1_500;

describe('connections', () => {
  let broker: Awaited<ReturnType<typeof startInProcess>>;
  let wire: Wire;
  const clients: ServiceBusClient[] = [];

  beforeEach(async () => {
    broker = await startInProcess(idleTimeout);
    wire = await layWire(broker.port);
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    wire.close();
    await broker.close();
  });

  const connect = (port: number) => {
    const retryOptions = { timeoutInMs: 5000, maxRetries: 3, retryDelayInMs: 50 };
    const client = new ServiceBusClient(connectionString(port), { retryOptions });
    clients.push(client);
    return { sender: client.createSender('q'), receiver: client.createReceiver('q') };
  };
  const quiet = async () => {};

  it('that break leave their subscriptions to go on over new ones', async () => {
    const seen: unknown[] = [];
    connect(wire.port).receiver.subscribe({
      processMessage: async ({ body }) => void seen.push(body),
      processError: quiet,
    });
    const { sender } = connect(broker.port);
    await sender.sendMessages({ body: 1 });
    await until(() => seen.length === 1);
    wire.cut();
    await sender.sendMessages({ body: 2 });
    await until(() => seen.length === 2);
    expect(seen).toEqual([1, 2]);
  });

  it('that break let senders, peeks and schedules go on over new ones', async () => {
    const { sender, receiver } = connect(wire.port);
    await sender.sendMessages({ body: 1 });
    await receiver.peekMessages(1);
    wire.cut();
    await wait(50);
    await sender.sendMessages({ body: 2 });
    const numbers = await sender.scheduleMessages({ body: 3 }, new Date(Date.now() + 60_000));
    expect((await receiver.peekMessages(5, { fromSequenceNumber: numbers[0] })).map(({ body }) => body)).toEqual([3]);
  });

  it('that break take no message with them: the next one goes to who is left', async () => {
    const vanishing = connect(wire.port).receiver;
    vanishing.subscribe({ processMessage: quiet, processError: quiet }, { maxConcurrentCalls: 10 });
    await wait(300);
    wire.close();
    wire = await layWire(broker.port);
    const { sender, receiver } = connect(broker.port);
    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    const received = await receiver.receiveMessages(2, { maxWaitTimeInMs: 1000 });
    expect(received.map(({ body, deliveryCount }) => [body, deliveryCount])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  it('that break leave locks as they are, to be settled over new ones', async () => {
    const { sender, receiver } = connect(wire.port);
    await sender.sendMessages({ body: 'held' });
    const [held] = await receiver.receiveMessages(1);
    wire.cut();
    await wait(50);
    if (held) await receiver.completeMessage(held);
    expect(await connect(broker.port).receiver.peekMessages(1)).toEqual([]);
  });

  it('that go dead without a word are given up, and their receivers with them', async () => {
    const { receiver } = connect(wire.port);
    receiver.subscribe({ processMessage: quiet, processError: quiet }, { maxConcurrentCalls: 10 });
    await wait(300);
    wire.freeze();
    await until(() => wire.closedByPeer() > 0);
    const { sender, receiver: other } = connect(broker.port);
    await sender.sendMessages({ body: 'x' });
    expect((await other.receiveMessages(1, { maxWaitTimeInMs: 1000 }))[0]?.deliveryCount).toBe(0);
  });

  it('that are idle but alive are kept', async () => {
    const { sender } = connect(wire.port);
    await sender.sendMessages({ body: 1 });
    await wait(idleTimeout * 4);
    expect(wire.closedByPeer()).toBe(0);
    await sender.sendMessages({ body: 2 });
  });

  it('that never say a word are given up', async () => {
    const socket = connectTo(broker.port, '127.0.0.1');
    const begin = Date.now();
    await new Promise((resolve) => socket.on('close', resolve));
    expect(Date.now() - begin).toBeLessThan(idleTimeout * 5);
  });

  it.each([
    ['no AMQP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['broken AMQP', Buffer.from('414d515000010000ffffffff', 'hex')],
  ])('that speak %s are dropped and disturb nobody', async (_, bytes) => {
    const socket = connectTo(broker.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.resume().write(bytes);
    await new Promise((resolve) => socket.on('close', resolve));
    const { sender } = connect(broker.port);
    await sender.sendMessages({ body: 'fine' });
  });
});
