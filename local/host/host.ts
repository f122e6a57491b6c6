import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { createAdmin } from './admin.ts';
import { type AppFunction, isKind } from './app-function.ts';
import { createBusClients } from './bus-clients.ts';
import { createBusTriggers } from './bus-triggers.ts';
import { checkApp } from './check-app.ts';
import { installCore } from './core.ts';
import type { HostConfig } from './host-json.ts';
import { CALL_REASON, createCall } from './http-call.ts';
import { createHttpServer } from './http-server.ts';
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
  /** Stops as Azure does: no new work, and what runs may end within the grace period. */
  stop(): Promise<void>;
}

/** What Azure gives a worker to end in. */
const GRACE_MS = 5_000;

/** Loads the app and serves its triggers. Fails with StartError for an app that can't run, or wouldn't in Azure. */
export async function startHost({ appDirectory, port, config, settings, log, onFatal }: HostOptions): Promise<Host> {
  const core = installCore(log);
  const functions = checkApp(await loadApp(core, appDirectory), settings, config);

  const clients = createBusClients();
  const { invoke, idle } = createInvoker({ core, log, timeoutMs: config.functionTimeoutMs, onTimeout: onFatal });
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
  const call = createCall({ invoke, maxBodyBytes: config.maxBodyBytes, log });
  const server = createHttpServer({ functions, config, keys, call, admin, travel: createTravel() });

  await once(server.listen(port, '127.0.0.1'), 'listening');
  await triggers.start();
  timers.start();

  return {
    port: (server.address() as { port: number }).port,
    functions,
    stop: async () => {
      server.close();
      timers.stop();
      const ended = Promise.all([triggers.stop(), idle(), once(server, 'close')]).then(() => true);
      if (!(await Promise.race([ended, delay(GRACE_MS, false)])))
        log({ level: 'warning', category: 'Host.Shutdown', message: 'What still runs is given up' });
      await Promise.race([clients.close(), delay(500)]);
    },
  };
}
