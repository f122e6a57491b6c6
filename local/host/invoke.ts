import { randomBytes, randomUUID } from 'node:crypto';
import type { AppFunction } from './app-function.ts';
import type { AppCore } from './core.ts';
import type { Log } from './logger.ts';
import { createContext, runPipeline } from './pipeline.ts';
import type { InvocationRequest, InvocationResponse, TypedData } from './rpc.ts';

/** What a trigger hands to its function. */
export interface Invocation {
  data: TypedData;
  metadata?: Record<string, TypedData>;
  /** W3C trace context of the caller; a new trace where there is none. */
  traceParent?: string | undefined;
  traceState?: string | undefined;
  /** Why it runs, for the log. */
  reason: string;
}

export type Invoke = (fn: AppFunction, invocation: Invocation) => Promise<InvocationResponse>;

export interface Invoker {
  /** Runs a function through the official library. Rejects with what it threw. */
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
}

// A longer timer would fire at once.
const MAX_DELAY_MS = 2 ** 31 - 1;

const newTraceParent = () => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;

function detailOf(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  return typeof error === 'object' ? JSON.stringify(error) : String(error);
}

async function withTimeout<T>(work: Promise<T>, ms: number | undefined, onTimeout: () => void): Promise<T> {
  if (ms === undefined) return work;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(new Error(`the function ran longer than functionTimeout (${ms} ms)`));
        onTimeout();
      },
      Math.min(ms, MAX_DELAY_MS),
    );
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

export function createInvoker({ core, log, timeoutMs, onTimeout }: InvokerOptions): Invoker {
  const running = new Set<Promise<unknown>>();

  const invoke: Invoke = async (fn, invocation) => {
    const { data, metadata = {}, traceParent, traceState, reason } = invocation;
    const invocationId = randomUUID();
    const request: InvocationRequest = {
      invocationId,
      functionId: fn.name,
      inputData: [{ name: fn.triggerName, data }],
      triggerMetadata: metadata,
      traceContext: { traceParent: traceParent ?? newTraceParent(), traceState: traceState ?? '', attributes: {} },
    };
    const category = `Function.${fn.name}`;
    const started = performance.now();
    const finished = () => `Id=${invocationId}, Duration=${Math.round(performance.now() - started)}ms`;
    const tell = (message: string) => log({ level: 'information', category, invocationId, message });
    tell(`Executing '${fn.name}' (Reason='${reason}', Id=${invocationId})`);
    try {
      const pipeline = runPipeline(core, fn, createContext(log, fn.metadata, request));
      const response = await withTimeout(pipeline, timeoutMs, onTimeout);
      tell(`Executed '${fn.name}' (Succeeded, ${finished()})`);
      return response;
    } catch (error) {
      const message = `Executed '${fn.name}' (Failed, ${finished()})\n${detailOf(error)}`;
      log({ level: 'error', category, invocationId, message });
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
}
