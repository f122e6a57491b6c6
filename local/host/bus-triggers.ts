import type { ProcessErrorArgs, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { FunctionOf } from './app-function.ts';
import type { BusClients } from './bus-clients.ts';
import type { HostConfig } from './host-json.ts';
import type { Invocation, Invoke } from './invoke.ts';
import type { Log } from './logger.ts';
import { bytesOf } from './message-body.ts';
import { batchMetadataOf, metadataOf } from './message-metadata.ts';

/** The Service Bus triggers of an app. */
export interface BusTriggers {
  start(): Promise<void>;
  /** Takes no further message; resolves when those taken are settled. */
  stop(): Promise<void>;
}

interface BusTriggerOptions {
  functions: readonly FunctionOf<'serviceBus'>[];
  clients: BusClients;
  config: HostConfig['serviceBus'];
  invoke: Invoke;
  log: Log;
}

type Stop = () => Promise<void>;

const BATCH_WAIT_MS = 5_000;
const BATCH_PAUSE_MS = 500;

const traceOf = ({ applicationProperties: properties }: ServiceBusReceivedMessage) => ({
  traceParent: (properties?.traceparent ?? properties?.['Diagnostic-Id'])?.toString(),
  traceState: properties?.tracestate?.toString(),
});

/** What a function gets of one message. */
const toInvocation = ({ trigger }: FunctionOf<'serviceBus'>, message: ServiceBusReceivedMessage): Invocation => {
  const bytes = bytesOf(message.body);
  const bodyText = bytes.toString('utf8');
  const data = trigger.binary ? { bytes } : { string: bodyText };
  const reason = `(new message on '${trigger.queueOrTopic}': ${message.messageId})`;
  return { data, metadata: metadataOf(message, bodyText), ...traceOf(message), reason };
};

const toBatchInvocation = (
  { trigger }: FunctionOf<'serviceBus'>,
  messages: ServiceBusReceivedMessage[],
): Invocation => {
  const bodies = messages.map(({ body }) => bytesOf(body));
  const data = trigger.binary
    ? { collectionBytes: { bytes: bodies } }
    : { collectionString: { string: bodies.map((bytes) => bytes.toString('utf8')).filter((text) => text !== '') } };
  return {
    data,
    metadata: batchMetadataOf(messages),
    reason: `(${messages.length} new messages on '${trigger.queueOrTopic}')`,
  };
};

export const createBusTriggers = ({ functions, clients, config, invoke, log }: BusTriggerOptions): BusTriggers => {
  const stops: Stop[] = [];

  const warn = (fn: FunctionOf<'serviceBus'>, action: string, error: unknown) =>
    log({
      level: 'warning',
      category: `Function.${fn.name}`,
      message: `Service Bus ${action} on '${fn.trigger.queueOrTopic}': ${error}`,
    });

  /** Runs the function, then completes the messages, or abandons them all when it threw. */
  const handle = async (
    fn: FunctionOf<'serviceBus'>,
    receiver: ServiceBusReceiver,
    messages: ServiceBusReceivedMessage[],
    invocation: Invocation,
  ) => {
    const succeeded = await invoke(fn, invocation).then(
      () => true,
      () => false,
    );
    if (succeeded && !fn.trigger.autoComplete) return;
    const settle = (message: ServiceBusReceivedMessage) =>
      succeeded ? receiver.completeMessage(message) : receiver.abandonMessage(message);
    const action = succeeded ? 'complete' : 'abandon';
    await Promise.all(messages.map((message) => settle(message).catch((error) => warn(fn, action, error))));
  };

  const listenSingly = (fn: FunctionOf<'serviceBus'>, receiver: ServiceBusReceiver): Stop => {
    const handling = new Set<Promise<void>>();
    const processMessage = (message: ServiceBusReceivedMessage) => {
      const handled = handle(fn, receiver, [message], toInvocation(fn, message));
      handling.add(handled);
      return handled.finally(() => handling.delete(handled));
    };
    const processError = async ({ error, errorSource }: ProcessErrorArgs) => warn(fn, errorSource, error);
    const options = { autoCompleteMessages: false, maxConcurrentCalls: config.maxConcurrentCalls };
    const subscription = receiver.subscribe({ processMessage, processError }, options);
    return async () => {
      await subscription.close();
      await Promise.all(handling);
      await receiver.close();
    };
  };

  const listenInBatches = (fn: FunctionOf<'serviceBus'>, receiver: ServiceBusReceiver): Stop => {
    const stopping = new AbortController();
    const { signal: abortSignal } = stopping;
    const receive = async () => {
      try {
        return await receiver.receiveMessages(config.maxMessageBatchSize, {
          maxWaitTimeInMs: BATCH_WAIT_MS,
          abortSignal,
        });
      } catch (error) {
        if (!abortSignal.aborted) {
          warn(fn, 'receive', error);
          await new Promise((resolve) => setTimeout(resolve, BATCH_PAUSE_MS));
        }
        return [];
      }
    };
    const keepReceiving = async () => {
      while (!abortSignal.aborted) {
        const messages = await receive();
        if (messages.length > 0) await handle(fn, receiver, messages, toBatchInvocation(fn, messages));
      }
    };
    const ended = keepReceiving();
    return async () => {
      stopping.abort();
      await ended;
      await receiver.close();
    };
  };

  const listen = async (fn: FunctionOf<'serviceBus'>): Promise<Stop> => {
    const { connection, queueOrTopic, subscription, batch } = fn.trigger;
    const client = await clients.client(connection);
    // The official library parses bodies itself; batches get no lock renewal in Azure either.
    const options = {
      skipParsingBodyAsJson: true,
      maxAutoLockRenewalDurationInMs: batch ? 0 : config.maxAutoLockRenewalMs,
    };
    const receiver =
      subscription === undefined
        ? client.createReceiver(queueOrTopic, options)
        : client.createReceiver(queueOrTopic, subscription, options);
    return batch ? listenInBatches(fn, receiver) : listenSingly(fn, receiver);
  };

  return {
    start: async () => {
      const enabled = functions.filter(({ disabled }) => !disabled);
      stops.push(...(await Promise.all(enabled.map(listen))));
    },
    stop: async () => {
      await Promise.allSettled(stops.map((stop) => stop()));
    },
  };
};
