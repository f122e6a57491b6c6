import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { createAdmin } from './admin.ts';
import { type AppFunction, isKind } from './app-function.ts';
import { createBusClients } from './bus-clients.ts';
import { createBusTriggers } from './bus-triggers.ts';
import { checkApp } from './check-app.ts';
import { installCore } from './core.ts';
import { runAppHooks } from './hooks.ts';
import type { HostConfig } from './host-json.ts';
import { CALL_REASON, createBufferedCall } from './http-call.ts';
import { createHttpServer } from './http-server.ts';
import { createStreamedCall } from './http-stream-call.ts';
import { createInvoker } from './invoke.ts';
import { loadApp } from './load.ts';
import type { Log } from './logger.ts';
import type { Settings } from './settings.ts';
import { createTimers } from './timers.ts';
import { createTravel } from './travel.ts';

interface HostOptions {
  appDirectory: string;
  port: number;
  config: HostConfig;
  settings: Settings;
  log: Log;
  /** Called when the process can't go on, as after a function's timeout. */
  onFatal: () => void;
}

export interface Host {
  /** The port that accepts connections on 127.0.0.1. */
  port: number;
  functions: readonly AppFunction[];
  /** Stops as Azure does: no new work, then what runs may end within the grace period, then the appTerminate hooks. */
  stop(): Promise<void>;
}

/** What Azure gives a worker to end in. */
const GRACE_MS = 5_000;

/** Loads the app and serves its triggers. @throws StartError for an app that can't run, or wouldn't in Azure */
export const startHost = async ({ appDirectory, port, config, settings, log, onFatal }: HostOptions): Promise<Host> => {
  const core = installCore(log);
  const { functions: registered, streamUri } = await loadApp(core, appDirectory);
  const functions = checkApp(registered, settings, config);

  const clients = createBusClients();
  const { sendOutputs } = clients;
  const { invoke, idle } = createInvoker({
    core,
    log,
    timeoutMs: config.functionTimeoutMs,
    onTimeout: onFatal,
    sendOutputs,
  });
  const timers = createTimers(functions.filter(isKind('timer')), invoke);
  const triggers = createBusTriggers({
    functions: functions.filter(isKind('serviceBus')),
    clients,
    config: config.serviceBus,
    invoke,
    log,
  });

  const admin = createAdmin(functions, (fn, input) => {
    // The answer is out; a failure shows in the log, as in Azure.
    if (isKind('timer')(fn)) timers.runNow(fn).catch(() => undefined);
    else invoke(fn, { data: { string: input }, reason: CALL_REASON }).catch(() => undefined);
  });
  const keys = { master: settings.get('HOST_MASTER_KEY'), function: settings.get('HOST_FUNCTION_KEY') };
  const call = streamUri === undefined ? createBufferedCall(invoke) : createStreamedCall(streamUri, invoke);
  const server = createHttpServer({ functions, config, keys, call, admin, travel: createTravel() });

  await once(server.listen(port, '127.0.0.1'), 'listening');
  await triggers.start();
  timers.start();

  const drain = async () => {
    await Promise.all([triggers.stop(), idle(), once(server, 'close')]);
    await runAppHooks(core, 'appTerminate', {});
  };

  return {
    port: (server.address() as { port: number }).port,
    functions,
    stop: async () => {
      server.close();
      timers.stop();
      await Promise.race([drain(), delay(GRACE_MS)]);
      await Promise.race([clients.close(), delay(500)]);
    },
  };
};
