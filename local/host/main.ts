import type { ReadyMessage } from '@csp-ticket-router/kit/ipc.ts';
import { runProgram } from '@csp-ticket-router/kit/program.ts';
import { type Arguments, readArguments, USAGE } from './arguments.ts';
import { installClock, setOffset } from './clock.ts';
import { startHost } from './host.ts';
import { loadHostJson } from './host-json.ts';
import { createLog } from './logger.ts';
import { loadSettings } from './settings.ts';
import { StartError } from './start-error.ts';

const logToError = createLog(process.stderr, {});
function fail(error: unknown): never {
  const isStartError = error instanceof StartError;
  const cause = isStartError ? error.cause : error;
  const misuse = isStartError && error.isMisuse;
  const detail = cause instanceof Error ? (misuse ? `: ${cause.message}` : `\n${cause.stack}`) : '';
  const message = isStartError ? `${error.code}: ${error.message}${detail}` : `uncaught: ${detail || String(error)}`;
  logToError({ level: 'critical', category: 'Host', message });
  process.exit(misuse ? 2 : 1);
}

// As in Azure, what nobody caught ends the process with all that runs in it; the supervisor starts it again.
process.on('uncaughtException', fail);

async function start({ appDirectory, port, clockOffset }: Arguments) {
  setOffset(clockOffset);
  installClock();
  const settings = loadSettings(appDirectory);
  const config = loadHostJson(appDirectory);
  const log = createLog(process.stdout, config.logLevels);
  const onFatal = () =>
    setTimeout(() => fail(new StartError('FUNCTION_TIMEOUT', 'a function exceeded functionTimeout')), 100);
  const host = await startHost({ appDirectory, port, config, settings, log, onFatal });

  const names = host.functions.map(({ name, trigger }) => `${name} (${trigger.kind})`).join(', ');
  log({
    level: 'information',
    category: 'Host.Startup',
    message: `Host ready on http://127.0.0.1:${host.port}: ${names}`,
  });
  process.send?.({ ready: { port: host.port } } satisfies ReadyMessage);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log({ level: 'information', category: 'Host.Shutdown', message: 'Stopping' });
    await host.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => stop().catch(fail));
}

await runProgram(USAGE, (args) => start(readArguments(args)).catch(fail));
