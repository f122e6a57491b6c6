import type { AppFunction, AuthLevel, BusTrigger, HttpTrigger, TimerTrigger } from './app-function.ts';
import type { HostConfig } from './host-json.ts';
import { compileRoute } from './route-template.ts';
import type { Binding } from './rpc.ts';
import { parseSchedule } from './schedule.ts';
import type { Settings } from './settings.ts';

const DEFAULT_CONNECTION = 'ServiceBus';
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

function checkHttp(name: string, binding: Binding, { routePrefix }: HostConfig): HttpTrigger {
  const own = text(binding.route) ?? name;
  if (/^\/*(admin|runtime)/i.test(own))
    throw new Error(`route "${own}" begins with "admin" or "runtime", which Azure keeps for itself`);
  const authLevel = String(binding.authLevel ?? 'function').toLowerCase();
  if (!['anonymous', 'function', 'admin'].includes(authLevel)) {
    throw new Error(`authLevel: expected anonymous, function or admin, found "${authLevel}"`);
  }
  const route = routePrefix === '' ? own : `${routePrefix}/${own}`;
  const methods = Array.isArray(binding.methods)
    ? binding.methods.map((method) => String(method).toUpperCase())
    : undefined;
  return { kind: 'http', route, match: compileRoute(route), methods, authLevel: authLevel as AuthLevel };
}

function checkTimer(binding: Binding, settings: Settings): TimerTrigger {
  const schedule = parseSchedule(settings.resolve(text(binding.schedule) ?? ''));
  const monitored = binding.useMonitor !== false && !schedule.frequent;
  return { kind: 'timer', schedule, runOnStartup: binding.runOnStartup === true, monitored };
}

/** What a Service Bus trigger may ask for in Azure and not here: the option, what it asks, and whether it does. */
const notImitated: [string, string, (value: unknown) => boolean][] = [
  ['isSessionsEnabled', 'sessions', (value) => value === true],
  ['sdkBinding', "the calls of the host's settlement service", (value) => value === true],
  ['cardinality', 'batches', (value) => /^many$/i.test(String(value))],
  ['topicName', 'topics', (value) => text(value) !== undefined],
];

function checkBus(binding: Binding, settings: Settings, { serviceBus }: HostConfig): BusTrigger {
  for (const [option, what, asks] of notImitated) {
    if (asks(binding[option])) throw new Error(`${option}: ${what} are not imitated by the local host`);
  }
  const queue = text(binding.queueName);
  if (queue === undefined) throw new Error(`${binding.type}: expected queueName, found none`);
  return {
    kind: 'serviceBus',
    connection: settings.connection(text(binding.connection) ?? DEFAULT_CONNECTION),
    queue: settings.resolve(queue),
    binary: binding.dataType === 'binary',
    autoComplete: (binding.autoCompleteMessages as boolean | undefined) ?? serviceBus.autoCompleteMessages,
  };
}

/** Reads a trigger's binding. Fails with Error saying what this host, or Azure, can't do with it. */
export function checkTrigger(
  name: string,
  binding: Binding,
  settings: Settings,
  config: HostConfig,
): AppFunction['trigger'] {
  switch (binding.type.toLowerCase()) {
    case 'httptrigger':
      return checkHttp(name, binding, config);
    case 'timertrigger':
      return checkTimer(binding, settings);
    case 'servicebustrigger':
      return checkBus(binding, settings, config);
    default:
      throw new Error(`expected httpTrigger, timerTrigger or serviceBusTrigger, found "${binding.type}"`);
  }
}
