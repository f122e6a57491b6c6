import { once } from 'node:events';
import { connect as connectTo } from 'node:net';
import { ServiceBusClient } from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectionString } from '../spawn.ts';
import { startInProcess } from './in-process.ts';
import { layWire, type Wire } from './wire.ts';

const quiet = async () => {};

/** A broker, a wire to it and clients, anew for each test. `idleTimeout`: milliseconds of silence a peer may keep. */
function useWire(idleTimeout?: number) {
  const clients: ServiceBusClient[] = [];
  const connect = (port: number) => {
    const retryOptions = { timeoutInMs: 5000, maxRetries: 3, retryDelayInMs: 50 };
    const client = new ServiceBusClient(connectionString(port), { retryOptions });
    clients.push(client);
    return { sender: client.createSender('q'), receiver: client.createReceiver('q') };
  };
  const line = { connect } as { connect: typeof connect; port: number; wire: Wire };
  let broker: Awaited<ReturnType<typeof startInProcess>>;

  beforeEach(async () => {
    broker = await startInProcess(idleTimeout);
    line.port = broker.port;
    line.wire = await layWire(broker.port);
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await line.wire.close();
    await broker.close();
  });
  return line;
}

/** A receiver over the line's wire that takes up to ten messages; it is there once it has had the first. */
async function subscribeOver(line: ReturnType<typeof useWire>): Promise<void> {
  const { sender, receiver } = line.connect(line.wire.port);
  let received = 0;
  receiver.subscribe({ processMessage: async () => void received++, processError: quiet }, { maxConcurrentCalls: 10 });
  await sender.sendMessages({ body: 'first' });
  await eventually(() => received === 1);
}

describe('connections', () => {
  const line = useWire();

  it('that break leave their subscriptions to go on over new ones', async () => {
    const seen: unknown[] = [];
    line.connect(line.wire.port).receiver.subscribe({
      processMessage: async ({ body }) => void seen.push(body),
      processError: quiet,
    });
    const { sender } = line.connect(line.port);
    await sender.sendMessages({ body: 1 });
    await eventually(() => seen.length === 1);
    await line.wire.cut();
    await sender.sendMessages({ body: 2 });
    await eventually(() => seen.length === 2);
    expect(seen).toEqual([1, 2]);
  });

  it('that break let senders, peeks and schedules go on over new ones', async () => {
    const { sender, receiver } = line.connect(line.wire.port);
    await sender.sendMessages({ body: 1 });
    await receiver.peekMessages(1);
    await line.wire.cut();
    await sender.sendMessages({ body: 2 });
    const numbers = await sender.scheduleMessages({ body: 3 }, new Date(Date.now() + 60_000));
    expect((await receiver.peekMessages(5, { fromSequenceNumber: numbers[0] })).map(({ body }) => body)).toEqual([3]);
  });

  it('that break take no message with them: the next one goes to who is left', async () => {
    const { sender, receiver } = line.connect(line.port);
    await subscribeOver(line);
    await line.wire.close();
    line.wire = await layWire(line.port);
    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    const received = await receiver.receiveMessages(2);
    expect(received.map(({ body, deliveryCount }) => [body, deliveryCount])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  it('that break leave locks as they are, to be settled over new ones', async () => {
    const { sender, receiver } = line.connect(line.wire.port);
    await sender.sendMessages({ body: 'held' });
    const [held] = await receiver.receiveMessages(1);
    await line.wire.cut();
    if (held) await receiver.completeMessage(held);
    expect(await line.connect(line.port).receiver.peekMessages(1)).toEqual([]);
  });
});

describe('connections of peers that fall silent or speak nonsense', () => {
  // Not less: a client whose connection is given up while it opens, as on a busy machine, loses its subscription.
  const idleTimeout = 1_500;
  const line = useWire(idleTimeout);
  /** A connection on which nothing is ever said, until it is given up. */
  const silence = (port: number) => once(connectTo(port, '127.0.0.1'), 'close');

  it('that go dead without a word are given up, and their receivers with them', async () => {
    await subscribeOver(line);
    line.wire.freeze();
    await eventually(() => line.wire.closedByPeer() > 0);
    const { sender, receiver: other } = line.connect(line.port);
    await sender.sendMessages({ body: 'x' });
    expect((await other.receiveMessages(1))[0]?.deliveryCount).toBe(0);
  });

  it('that are idle but alive are kept', async () => {
    const { sender } = line.connect(line.wire.port);
    await sender.sendMessages({ body: 1 });
    // Two silent peers in turn are given up in the meantime: that is long enough to tell idle from silent.
    for (let times = 0; times < 2; times++) await silence(line.port);
    expect(line.wire.closedByPeer()).toBe(0);
    await sender.sendMessages({ body: 2 });
  });

  it('that never say a word are given up', async () => {
    await silence(line.port);
  });

  it.each([
    ['no AMQP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['broken AMQP', Buffer.from('414d515000010000ffffffff', 'hex')],
  ])('that speak %s are dropped and disturb nobody', async (_, bytes) => {
    const socket = connectTo(line.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.resume().write(bytes);
    await new Promise((resolve) => socket.on('close', resolve));
    const { sender } = line.connect(line.port);
    await sender.sendMessages({ body: 'fine' });
  });
});
