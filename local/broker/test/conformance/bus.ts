import {
  ServiceBusClient,
  type ServiceBusClientOptions,
  type ServiceBusMessage,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
  type ServiceBusReceiverOptions,
  type ServiceBusSender,
} from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { openNamespace, type TestNamespace } from './namespace.ts';

/** Impatient, so that a test that fails does so before its own time is over. */
const impatient: ServiceBusClientOptions = { retryOptions: { timeoutInMs: 8000, maxRetries: 0, retryDelayInMs: 200 } };
/** Keeps the client from renewing locks by itself, as it otherwise does for every message it received. */
export const unrenewed: ServiceBusReceiverOptions = { maxAutoLockRenewalDurationInMs: 0 };
const longEnough = 4000;

/** A queue under test and the clients to reach it; ready inside a test. */
export interface Bus {
  connectionString: string;
  client: ServiceBusClient;
  sender: ServiceBusSender;
  receiver: ServiceBusReceiver;
  deadLetters: ServiceBusReceiver;
  /** A further client, closed after the test. */
  connect(connectionString?: string): ServiceBusClient;
  /** A further receiver of the queue, closed after the test. */
  open(options?: ServiceBusReceiverOptions): ServiceBusReceiver;
  /** Sends a message and receives it. */
  roundTrip(message: ServiceBusMessage): Promise<ServiceBusReceivedMessage>;
  /** Receives exactly so many messages, or fails the test that expects them. */
  receive(count: number, from?: ServiceBusReceiver): Promise<ServiceBusReceivedMessage[]>;
  receiveOne(from?: ServiceBusReceiver): Promise<ServiceBusReceivedMessage>;
  /** The bodies that can be peeked, in order. */
  bodies(): Promise<unknown[]>;
  /** Waits until nothing can be peeked; fails the test where something stays. */
  emptied(): Promise<void>;
}

/** Opens the namespace for the tests of a file and leaves its queue empty after each of them. */
export function useBus(queue: string): Bus {
  const bus = {} as Bus;
  const further: { close(): Promise<void> }[] = [];
  const taken: { message: ServiceBusReceivedMessage; from: ServiceBusReceiver }[] = [];
  let namespace: TestNamespace;

  /** Remembers what a receiver takes, so that nothing stays locked after a test. */
  const remember = (receiver: ServiceBusReceiver, from = receiver): ServiceBusReceiver => {
    const receive = receiver.receiveMessages.bind(receiver);
    receiver.receiveMessages = async (...args) => {
      const messages = await receive(...args);
      messages.forEach(hideDelivery);
      taken.push(...messages.map((message) => ({ message, from })));
      return messages;
    };
    return receiver;
  };

  beforeAll(async () => {
    namespace = await openNamespace();
    bus.connectionString = namespace.connectionString;
    bus.client = new ServiceBusClient(bus.connectionString, impatient);
    bus.sender = bus.client.createSender(queue);
    bus.receiver = remember(bus.client.createReceiver(queue, unrenewed));
    bus.deadLetters = remember(bus.client.createReceiver(queue, { ...unrenewed, subQueueType: 'deadLetter' }));
  });
  afterEach(async () => {
    // What the test settled by itself fails here, in the client; what it left locked goes.
    await Promise.allSettled(taken.splice(0).map(async ({ message, from }) => from.completeMessage(message)));
    await Promise.all(further.splice(0).map((opened) => opened.close()));
    await empty(bus.client.createReceiver(queue, { receiveMode: 'receiveAndDelete' }));
    await empty(bus.client.createReceiver(queue, { receiveMode: 'receiveAndDelete', subQueueType: 'deadLetter' }));
  });
  afterAll(async () => {
    await bus.client.close();
    await namespace.close();
  });

  bus.connect = (connectionString = bus.connectionString) => {
    const client = new ServiceBusClient(connectionString, impatient);
    further.push(client);
    return client;
  };
  bus.open = (options) => {
    const receiver = remember(bus.client.createReceiver(queue, options), bus.receiver);
    further.push(receiver);
    return receiver;
  };
  bus.receive = async (count, from = bus.receiver) => {
    const received: ServiceBusReceivedMessage[] = [];
    while (received.length < count) {
      const more = await from.receiveMessages(count - received.length, { maxWaitTimeInMs: longEnough });
      if (more.length === 0) throw new Error(`expected ${count} messages, found ${received.length}`);
      received.push(...more);
    }
    return received;
  };
  bus.receiveOne = async (from) => (await bus.receive(1, from))[0] as ServiceBusReceivedMessage;
  bus.roundTrip = async (message) => {
    await bus.sender.sendMessages(message);
    return bus.receiveOne();
  };
  bus.bodies = async () => {
    const peeking = bus.connect();
    const messages = await peeking.createReceiver(queue).peekMessages(100);
    return messages.map(({ body }) => body);
  };
  bus.emptied = async () => {
    await eventually(async () => (await bus.bodies()).length === 0);
  };
  return bus;
}

/** Lets a failed expectation be told: the AMQP library's objects behind a message are too deep for the test runner. */
function hideDelivery(message: ServiceBusReceivedMessage): void {
  Object.defineProperty(message, 'delivery', { enumerable: false });
}

async function empty(receiver: ServiceBusReceiver): Promise<void> {
  const some = () => receiver.receiveMessages(100, { maxWaitTimeInMs: 20 });
  for (let left = await some(); left.length > 0; left = await some());
  await receiver.close();
}

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until a moment, and a little more for the clocks and timers involved. */
export const waitUntil = (moment: Date): Promise<void> => wait(moment.getTime() - Date.now() + 150);

/** What a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  return promise.then(
    (value) => Promise.reject(new Error(`expected a failure, found ${JSON.stringify(value)}`)),
    (error) => error,
  );
}
