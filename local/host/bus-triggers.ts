import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessErrorArgs, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { inTurn } from '@csp-ticket-router/kit/in-turn.ts';
import type { FunctionOf } from './app-function.ts';
import type { BusClients } from './bus-clients.ts';
import { toBatchInvocation, toInvocation } from './bus-invocation.ts';
import type { HostConfig } from './host-json.ts';
import type { Invoke } from './invoke.ts';
import { keepAwake, type Listening } from './keep-awake.ts';
import { withLockRenewal } from './lock-renewal.ts';
import type { Log } from './logger.ts';

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

type Fn = FunctionOf<'serviceBus'>;
type Stop = () => Promise<void>;

const BATCH_WAIT_MS = 5_000;
const BATCH_PAUSE_MS = 500;
const PEEK_WITHIN_MS = 4_000;

export const createBusTriggers = ({ functions, clients, config, invoke, log }: BusTriggerOptions): BusTriggers => {
  const stops: Stop[] = [];
  const saidLast = new Map<string, string>();

  // A broker that is away fails several times a second, always with the same words.
  const warn = ({ name, trigger }: Fn, action: string, error: unknown) => {
    const message = `Service Bus ${action} on '${trigger.queueOrTopic}': ${error}`;
    if (saidLast.get(name) === message) return;
    saidLast.set(name, message);
    log({ level: 'warning', category: `Function.${name}`, message });
  };

  /** Completes the messages of a run that succeeded, abandons those of one that threw. */
  const settle = async (
    fn: Fn,
    receiver: ServiceBusReceiver,
    messages: ServiceBusReceivedMessage[],
    run: Promise<unknown>,
  ) => {
    saidLast.delete(fn.name);
    const succeeded = await run.then(
      () => true,
      () => false,
    );
    if (succeeded && !fn.trigger.autoComplete) return;
    const settleOne = (message: ServiceBusReceivedMessage) =>
      inTurn(() => (succeeded ? receiver.completeMessage(message) : receiver.abandonMessage(message)));
    const failed = (error: unknown) => warn(fn, succeeded ? 'complete' : 'abandon', error);
    await Promise.all(messages.map((message) => settleOne(message).catch(failed)));
  };

  const listenSingly = (fn: Fn, receiver: ServiceBusReceiver): Listening => {
    const handling = new Set<Promise<void>>();
    let busy = false;
    const processMessage = (message: ServiceBusReceivedMessage) => {
      busy = true;
      const run = withLockRenewal(receiver, message, config.maxAutoLockRenewalMs, () =>
        invoke(fn, toInvocation(fn, message)),
      );
      const handled = settle(fn, receiver, [message], run);
      handling.add(handled);
      return handled.finally(() => handling.delete(handled));
    };
    const processError = async ({ error, errorSource }: ProcessErrorArgs) => warn(fn, errorSource, error);
    const options = { autoCompleteMessages: false, maxConcurrentCalls: config.maxConcurrentCalls };
    const subscription = receiver.subscribe({ processMessage, processError }, options);
    return {
      wasBusy: () => {
        const was = busy || handling.size > 0;
        busy = false;
        return was;
      },
      stop: async () => {
        await subscription.close();
        await Promise.all(handling);
        await receiver.close();
      },
    };
  };

  const listenInBatches = (fn: Fn, receiver: ServiceBusReceiver): Stop => {
    const stopping = new AbortController();
    const { signal: abortSignal } = stopping;
    const receive = async (): Promise<ServiceBusReceivedMessage[]> => {
      try {
        const options = { maxWaitTimeInMs: BATCH_WAIT_MS, abortSignal };
        return await receiver.receiveMessages(config.maxMessageBatchSize, options);
      } catch (error) {
        if (abortSignal.aborted) return [];
        warn(fn, 'receive', error);
        await delay(BATCH_PAUSE_MS);
        return [];
      }
    };
    // One batch at a time, whose locks nobody renews: so it is in Azure.
    const keepReceiving = async () => {
      while (!abortSignal.aborted) {
        const messages = await receive();
        if (messages.length > 0) await settle(fn, receiver, messages, invoke(fn, toBatchInvocation(fn, messages)));
      }
    };
    const ended = keepReceiving();
    return async () => {
      stopping.abort();
      await ended;
      await receiver.close();
    };
  };

  const listen = async (fn: Fn): Promise<Stop> => {
    const { connection, queueOrTopic, subscription, batch } = fn.trigger;
    const client = await clients.client(connection);
    // The official library parses bodies itself.
    const options = { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: 0 };
    const open = () =>
      subscription === undefined
        ? client.createReceiver(queueOrTopic, options)
        : client.createReceiver(queueOrTopic, subscription, options);
    if (batch) return listenInBatches(fn, open());
    const onlooker = open();
    return keepAwake({
      listen: () => listenSingly(fn, open()),
      // A client goes on peeking where it stopped: each message is seen once.
      messageWaits: async () =>
        (await onlooker.peekMessages(1, { abortSignal: AbortSignal.timeout(PEEK_WITHIN_MS) })).length > 0,
      onSleep: () => warn(fn, 'receive', 'messages wait and none arrives; listening anew'),
    });
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
