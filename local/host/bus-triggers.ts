import type { ProcessErrorArgs, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { inTurn } from '@csp-ticket-router/kit/in-turn.ts';
import type { FunctionOf } from './app-function.ts';
import type { BusClients } from './bus-clients.ts';
import { toInvocation } from './bus-invocation.ts';
import type { BusOptions } from './bus-options.ts';
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
  config: BusOptions;
  invoke: Invoke;
  log: Log;
}

type Fn = FunctionOf<'serviceBus'>;
type Stop = () => Promise<void>;

const PEEK_WITHIN_MS = 4_000;

export function createBusTriggers({ functions, clients, config, invoke, log }: BusTriggerOptions): BusTriggers {
  const stops: Stop[] = [];
  const saidLast = new Map<string, string>();

  // A broker that is away fails several times a second, always with the same words.
  const warn = ({ name, trigger }: Fn, action: string, error: unknown) => {
    const message = `Service Bus ${action} on '${trigger.queue}': ${error}`;
    if (saidLast.get(name) === message) return;
    saidLast.set(name, message);
    log({ level: 'warning', category: `Function.${name}`, message });
  };

  const run = (fn: Fn, message: ServiceBusReceivedMessage) => {
    let invocation: ReturnType<typeof toInvocation>;
    try {
      invocation = toInvocation(fn, message);
    } catch (error) {
      warn(fn, `message ${message.messageId}`, error);
      throw error;
    }
    return invoke(fn, invocation);
  };

  /** Runs the function; completes the message of a run that succeeded, abandons that of one that threw. */
  const handle = async (fn: Fn, receiver: ServiceBusReceiver, message: ServiceBusReceivedMessage): Promise<void> => {
    saidLast.delete(fn.name);
    const work = async () => run(fn, message);
    const succeeded = await withLockRenewal(receiver, message, config.maxAutoLockRenewalMs, work).then(
      () => true,
      () => false,
    );
    if (succeeded && !fn.trigger.autoComplete) return;
    const settle = () => (succeeded ? receiver.completeMessage(message) : receiver.abandonMessage(message));
    await inTurn(settle).catch((error) => warn(fn, succeeded ? 'complete' : 'abandon', error));
  };

  const listenOn = (fn: Fn, receiver: ServiceBusReceiver): Listening => {
    const handling = new Set<Promise<void>>();
    let busy = false;
    const processMessage = (message: ServiceBusReceivedMessage) => {
      busy = true;
      const handled = handle(fn, receiver, message);
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

  const listen = async (fn: Fn): Promise<Stop> => {
    const { connection, queue } = fn.trigger;
    const client = await clients.client(connection);
    // The official library parses bodies itself.
    const options = { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: 0 };
    const open = () => client.createReceiver(queue, options);
    const onlooker = open();
    return keepAwake({
      listen: () => listenOn(fn, open()),
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
}
