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
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { openNamespace, queueOf, type TestNamespace } from './namespace.ts';

/** Impatient, so that a test that fails does so before its own time is over. */
const impatient: ServiceBusClientOptions = { retryOptions: { timeoutInMs: 8000, maxRetries: 0, retryDelayInMs: 200 } };
/** Keeps the client from renewing locks by itself, as it otherwise does for every message it received. */
export const unrenewed: ServiceBusReceiverOptions = { maxAutoLockRenewalDurationInMs: 0 };
/** Longer than the locks that tests wait for, five seconds in Azure. */
const longEnough = 7000;

/** A queue under test and the clients to reach it; ready inside a test. */
export interface Bus {
  connectionString: string;
  client: ServiceBusClient;
  /** The name of the test's own queue. */
  queue: string;
  sender: ServiceBusSender;
  receiver: ServiceBusReceiver;
  deadLetters: ServiceBusReceiver;
  /** The test's own copy of another queue in Config.json. */
  another(kind: string): string;
  /** A further client, closed after the test. */
  connect(connectionString?: string): ServiceBusClient;
  /** A further receiver of the queue, closed after the test. */
  open(options?: ServiceBusReceiverOptions, queue?: string): ServiceBusReceiver;
  /** Sends a message and receives it. */
  roundTrip(message: ServiceBusMessage): Promise<ServiceBusReceivedMessage>;
  /** Receives exactly so many messages, or fails the test that expects them. */
  receive(count: number, from?: ServiceBusReceiver): Promise<ServiceBusReceivedMessage[]>;
  receiveOne(from?: ServiceBusReceiver): Promise<ServiceBusReceivedMessage>;
  /** The bodies that can be peeked, in order. */
  bodies(): Promise<unknown[]>;
  /** Waits until nothing can be peeked; fails the test where something stays. */
  emptied(): Promise<void>;
  /** A moment, so many milliseconds from now in the namespace's time. */
  inTime(milliseconds: number): Date;
  /** Lets so many milliseconds pass in the namespace. */
  pass(milliseconds: number): Promise<void>;
  /** The namespace's time as it writes it on a message that comes now, in milliseconds since 1970. */
  stamp(): Promise<number>;
}

/** Opens the namespace for the tests of a group and gives each of them a queue of its own. */
export function useBus(kind: string): Bus {
  const bus = {} as Bus;
  const opened: { close(): Promise<void> }[] = [];
  let namespace: TestNamespace;
  let test = 0;

  const closing = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };

  beforeAll(async () => {
    namespace = await openNamespace();
    bus.connectionString = namespace.connectionString;
    bus.client = new ServiceBusClient(bus.connectionString, impatient);
  });
  beforeEach(() => {
    bus.queue = queueOf(kind, ++test);
    bus.sender = closing(bus.client.createSender(bus.queue));
    bus.receiver = bus.open(unrenewed);
    bus.deadLetters = bus.open({ ...unrenewed, subQueueType: 'deadLetter' });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });
  afterAll(async () => {
    await bus.client.close();
    await namespace.close();
  });

  bus.another = (other) => queueOf(other, test);
  bus.connect = (connectionString = bus.connectionString) => closing(new ServiceBusClient(connectionString, impatient));
  bus.open = (options, queue = bus.queue) => hideDeliveries(closing(bus.client.createReceiver(queue, options)));
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
    const messages = await bus.connect().createReceiver(bus.queue).peekMessages(100);
    return messages.map(({ body }) => body);
  };
  bus.emptied = async () => {
    await eventually(async () => (await bus.bodies()).length === 0);
  };
  bus.inTime = (milliseconds) => new Date(namespace.now() + milliseconds);
  bus.pass = (milliseconds) => namespace.pass(milliseconds);
  bus.stamp = async () => {
    const queue = bus.another('stamps');
    await closing(bus.client.createSender(queue)).sendMessages({ body: 'now' });
    const { enqueuedTimeUtc } = await bus.receiveOne(bus.open({ receiveMode: 'receiveAndDelete' }, queue));
    return enqueuedTimeUtc?.getTime() ?? Number.NaN;
  };
  return bus;
}

/** Lets a failed expectation be told: the AMQP library's objects behind a message are too deep for the test runner. */
function hideDeliveries(receiver: ServiceBusReceiver): ServiceBusReceiver {
  const receive = receiver.receiveMessages.bind(receiver);
  receiver.receiveMessages = async (...args) => {
    const messages = await receive(...args);
    for (const message of messages) Object.defineProperty(message, 'delivery', { enumerable: false });
    return messages;
  };
  return receiver;
}

/** What a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  return promise.then(
    (value) => Promise.reject(new Error(`expected a failure, found ${JSON.stringify(value)}`)),
    (error) => error,
  );
}
