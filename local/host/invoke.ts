import { randomBytes, randomUUID } from 'node:crypto';
import type { AppFunction } from './app-function.ts';
import type { AppCore } from './core.ts';
import type { Log } from './logger.ts';
import { createContext, runPipeline } from './pipeline.ts';
import type { InvocationRequest, InvocationResponse, TypedData } from './rpc.ts';

/** What a trigger hands to its function. */
export interface Invocation {
  /** A new one where it isn't told. */
  invocationId?: string;
  data: TypedData;
  metadata?: Record<string, TypedData>;
  /** W3C trace context of the caller; a new trace where there is none. */
  traceParent?: string | undefined;
  traceState?: string | undefined;
  retry?: InvocationRequest['retryContext'] | undefined;
  /** Why it runs, for the log. */
  reason: string;
}

export type Invoke = (fn: AppFunction, invocation: Invocation) => Promise<InvocationResponse>;

export interface Invoker {
  /** Runs a function through the official library and sends its output messages. Rejects with what it threw. */
  invoke: Invoke;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
}

interface InvokerOptions {
  core: AppCore;
  log: Log;
  timeoutMs: number | undefined;
  /** Called once a function exceeded the timeout: in Azure that ends the process that runs it. */
  onTimeout: () => void;
  sendOutputs: (fn: AppFunction, response: InvocationResponse) => Promise<void>;
}

const newTraceParent = () => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;

const withTimeout = async <T>(work: Promise<T>, ms: number | undefined, onTimeout: () => void): Promise<T> => {
  if (ms === undefined) return work;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the function ran longer than functionTimeout (${ms} ms)`));
      onTimeout();
    }, ms);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
};

export const createInvoker = ({ core, log, timeoutMs, onTimeout, sendOutputs }: InvokerOptions): Invoker => {
  const running = new Set<Promise<unknown>>();

  const invoke: Invoke = async (fn, invocation) => {
    const { invocationId = randomUUID(), data, metadata = {}, traceParent, traceState, retry, reason } = invocation;
    const request: InvocationRequest = {
      invocationId,
      functionId: fn.name,
      inputData: [{ name: fn.triggerName, data }],
      triggerMetadata: metadata,
      traceContext: { traceParent: traceParent ?? newTraceParent(), traceState: traceState ?? '', attributes: {} },
      ...(retry && { retryContext: retry }),
    };
    const category = `Function.${fn.name}`;
    const started = performance.now();
    const finished = () => `Id=${invocationId}, Duration=${Math.round(performance.now() - started)}ms`;
    log({
      level: 'information',
      category,
      invocationId,
      message: `Executing '${fn.name}' (Reason='${reason}', Id=${invocationId})`,
    });
    try {
      const pipeline = runPipeline(core, fn, createContext(core, log, fn.metadata, request));
      const response = await withTimeout(pipeline, timeoutMs, onTimeout);
      await sendOutputs(fn, response);
      log({
        level: 'information',
        category,
        invocationId,
        message: `Executed '${fn.name}' (Succeeded, ${finished()})`,
      });
      return response;
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log({
        level: 'error',
        category,
        invocationId,
        message: `Executed '${fn.name}' (Failed, ${finished()})\n${detail}`,
      });
      throw error;
    }
  };

  return {
    invoke: (fn, invocation) => {
      const run = invoke(fn, invocation);
      running.add(run);
      run.catch(() => undefined).finally(() => running.delete(run));
      return run;
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
};
