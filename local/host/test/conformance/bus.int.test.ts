import { ServiceBusClient, type ServiceBusSender } from '@azure/service-bus';
import { type BrokerProcess, startBroker } from '@csp-ticket-router/broker/spawn-own.ts';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HostProcess, startApp } from './start-app.ts';

type Messages = Parameters<ServiceBusSender['sendMessages']>[0];

interface Delivery {
  body?: unknown;
  metadata: Record<string, unknown>;
  trace?: string;
  count?: number;
  running?: number;
}

let broker: BrokerProcess;
let host: HostProcess;
let client: ServiceBusClient;
beforeAll(async () => {
  const queues = ['plain', 'failing', 'nothing', 'crowded', 'uncompleted', 'lengthy', 'bytes'];
  broker = await startBroker(queues, 'PT5S');
  client = new ServiceBusClient(broker.connectionString, { retryOptions: { timeoutInMs: 5_000 } });
  host = await startApp({
    files: ['bus.cjs'],
    hostJson: { extensions: { http: { routePrefix: '' }, serviceBus: { maxConcurrentCalls: 2 } } },
    settings: { PLAIN_QUEUE: 'plain' },
    env: { Bus: broker.connectionString },
  });
  // What takes longer than a lock begins now and is looked at last; the lock of the first is the first to run out.
  await send('lengthy', { body: 'x' });
  await deliveriesOf('lengthy', 1);
  await send('uncompleted', { body: 'x' });
});
afterAll(async () => {
  await host.stop();
  await client.close();
  await broker.stop();
});

const send = async (queue: string, messages: Messages) => {
  const sender = client.createSender(queue);
  await sender.sendMessages(messages);
  await sender.close();
};
const peek = async (queue: string, subQueueType?: 'deadLetter') => {
  // A client goes on peeking where it stopped, so that a fresh look needs a fresh client.
  const onlooker = new ServiceBusClient(broker.connectionString);
  const receiver = onlooker.createReceiver(queue, {
    ...(subQueueType && { subQueueType }),
    skipParsingBodyAsJson: true,
  });
  const messages = await receiver.peekMessages(10);
  await onlooker.close();
  return messages;
};
const deliveries = async (name: string): Promise<Delivery[]> => {
  const all = (await (await fetch(`${host.url}/delivered`)).json()) as Record<string, Delivery[]>;
  return all[name] ?? [];
};
const deliveriesOf = (name: string, count: number) =>
  eventually(async () => {
    const found = await deliveries(name);
    return found.length >= count ? found : undefined;
  });
const release = (name: string) => fetch(`${host.url}/release?name=${name}`);
/** What the function "plain" got of one message. */
const deliver = async (message: Messages): Promise<Delivery> => {
  const before = (await deliveries('plain')).length;
  await send('plain', message);
  return (await deliveriesOf('plain', before + 1)).at(-1) as Delivery;
};

describe('the body', () => {
  it('text that is JSON arrives parsed, even a number in quotes', async () => {
    expect((await deliver({ body: Buffer.from('{"a": [1]}') })).body).toEqual({ a: [1] });
    expect((await deliver({ body: Buffer.from('123') })).body).toBe(123);
  });

  it('other text arrives as it is', async () => {
    expect((await deliver({ body: Buffer.from('{not json') })).body).toBe('{not json');
  });

  it.each([5, { a: 1 }])(
    'that is the AMQP value %j never reaches the function and ends as a dead letter',
    async (body) => {
      const before = (await deliveries('plain')).length;
      await send('plain', { body, bodyType: 'value', properties: { messageId: JSON.stringify(body) } });
      await eventually(async () =>
        (await peek('plain', 'deadLetter')).some(({ messageId }) => messageId === JSON.stringify(body)),
      );
      expect((await deliveries('plain')).length).toBe(before);
    },
  );

  it('that is an AMQP value of text arrives as that', async () => {
    expect((await deliver({ body: 'text', bodyType: 'value' })).body).toBe('text');
  });

  it('with dataType binary it arrives as bytes', async () => {
    await send('bytes', { body: Buffer.from([1, 0, 255]) });
    expect(await deliveriesOf('bytes', 1)).toEqual([{ isBuffer: true, length: 3 }]);
  });
});

describe('the trigger metadata', () => {
  it('holds what the broker and the sender say of the message', async () => {
    const message = {
      body: 'x',
      messageId: 'm-1',
      correlationId: 'c',
      subject: 's',
      contentType: 'text/plain',
      to: 't',
      replyTo: 'r',
    };
    const { metadata } = await deliver(message);
    expect(metadata).toMatchObject({
      messageId: 'm-1',
      correlationId: 'c',
      subject: 's',
      label: 's',
      contentType: 'text/plain',
      to: 't',
      replyTo: 'r',
      deliveryCount: 1,
      sequenceNumber: expect.any(Number),
      lockToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('leaves out what the message does not have', async () => {
    const { metadata } = await deliver({ body: 'x' });
    expect(Object.keys(metadata)).not.toContain('correlationId');
    expect(Object.keys(metadata)).not.toContain('sessionId');
  });

  it('has times as .NET writes them, the Utc ones without a zone', async () => {
    const before = Date.now();
    const { metadata } = await deliver({ body: 'x' });
    expect(metadata.enqueuedTimeUtc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*[1-9])?$/);
    expect(metadata.enqueuedTime).toBe(`${metadata.enqueuedTimeUtc}+00:00`);
    const enqueued = Date.parse(`${metadata.enqueuedTimeUtc}Z`);
    expect([enqueued >= before, enqueued <= Date.now()]).toEqual([true, true]);
  });

  it('has application properties under both names, their first letter small', async () => {
    const { metadata } = await deliver({ body: 'x', applicationProperties: { TenantId: 't', plain: 1 } });
    expect(metadata.applicationProperties).toEqual({ tenantId: 't', plain: 1 });
    expect(metadata.userProperties).toEqual(metadata.applicationProperties);
  });

  it('is joined, and overwritten, by the members of a JSON object body', async () => {
    const { metadata } = await deliver({
      body: { messageId: 'forged', DeliveryCount: 9, own: true },
      messageId: 'm-2',
    });
    expect(metadata).toMatchObject({ messageId: 'forged', deliveryCount: 9, own: true });
  });

  it("continues the sender's trace", async () => {
    const traceparent = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;
    expect((await deliver({ body: 'x', applicationProperties: { traceparent } })).trace).toBe(traceparent);
  });
});

describe('settlement', () => {
  it('a function that returns completes its message', async () => {
    await deliver({ body: 'gone' });
    await eventually(async () => (await peek('plain')).length === 0);
  });

  it('a function that throws undefined does so too: to the worker that is a return', async () => {
    await send('nothing', { body: 'x' });
    await eventually(
      async () => (await deliveries('throwsNothing')).length > 0 && (await peek('nothing')).length === 0,
    );
    expect(await deliveries('throwsNothing')).toEqual([{}]);
    expect(await peek('nothing', 'deadLetter')).toEqual([]);
  });

  it('a function that throws abandons it, until the broker has enough', async () => {
    await send('failing', { body: 'x', messageId: 'poison' });
    const dead = await eventually(async () => (await peek('failing', 'deadLetter'))[0]);
    expect(dead.messageId).toBe('poison');
    expect(await deliveries('failing')).toEqual([{ count: 1 }, { count: 2 }, { count: 3 }]);
  });
});

describe('concurrency', () => {
  it('no more calls run at once than host.json allows, and so many do', async () => {
    await send(
      'crowded',
      Array.from({ length: 8 }, (_, i) => ({ body: i })),
    );
    await deliveriesOf('crowded', 2);
    // By now the broker has given out whatever it was asked for.
    await peek('crowded');
    const runs = await eventually(async () => {
      await release('crowded');
      const found = await deliveries('crowded');
      return found.length === 8 ? found : undefined;
    });
    expect(Math.max(...runs.map(({ running = 0 }) => running))).toBe(2);
  });
});

describe('locks', () => {
  it('with autoCompleteMessages false a message comes again when its lock has run out', async () => {
    const [first, second] = await deliveriesOf('uncompleted', 2);
    expect([first?.count, second?.count]).toEqual([1, 2]);
  });

  it('a function that runs longer than the lock keeps it, and its message comes once', async () => {
    // This one's lock is younger, and has run out.
    await deliveriesOf('uncompleted', 2);
    await release('lengthy');
    await eventually(async () => (await peek('lengthy')).length === 0);
    expect(await deliveries('lengthy')).toEqual([{ count: 1 }]);
  });
});

describe('a broker that goes away', () => {
  it('is found again when it is back, and the host lives on', async () => {
    await deliver({ body: 'before' });
    await broker.restart();
    await client.close();
    client = new ServiceBusClient(broker.connectionString);
    expect((await deliver({ body: 'after' })).body).toBe('after');
  });
});
