import type { AppFunction, AuthLevel, BusEntity, BusTrigger, HttpTrigger, TimerTrigger } from './app-function.ts';
import type { HostConfig } from './host-json.ts';
import { compileRoute } from './route-template.ts';
import type { Binding } from './rpc.ts';
import { firesAtMostOnceAMinute, parseSchedule } from './schedule.ts';
import type { Settings } from './settings.ts';

const DEFAULT_CONNECTION = 'ServiceBus';
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const checkHttp = (name: string, binding: Binding, { routePrefix }: HostConfig): HttpTrigger => {
  const own = (text(binding.route) ?? name).replace(/^\/|\/$/g, '');
  if (/^(admin|runtime)/i.test(own))
    throw new Error(`route "${own}" begins with "admin" or "runtime", which Azure keeps for itself`);
  const authLevel = String(binding.authLevel ?? 'function').toLowerCase();
  if (!['anonymous', 'function', 'admin'].includes(authLevel)) {
    throw new Error(`authLevel: expected anonymous, function or admin, found "${authLevel}"`);
  }
  const route = [routePrefix.replace(/^\/|\/$/g, ''), own].filter((part) => part !== '').join('/');
  const methods = Array.isArray(binding.methods)
    ? binding.methods.map((method) => String(method).toUpperCase())
    : undefined;
  return { kind: 'http', route, match: compileRoute(route), methods, authLevel: authLevel as AuthLevel };
};

const checkTimer = (binding: Binding, settings: Settings): TimerTrigger => {
  const schedule = parseSchedule(settings.resolve(text(binding.schedule) ?? ''));
  const monitored = binding.useMonitor !== false && firesAtMostOnceAMinute(schedule, Date.now());
  return { kind: 'timer', schedule, runOnStartup: binding.runOnStartup === true, monitored };
};

/** The queue or topic that a Service Bus binding names. @throws Error naming what is missing */
export const checkEntity = (binding: Binding, settings: Settings): BusEntity => {
  const connection = settings.connection(text(binding.connection) ?? DEFAULT_CONNECTION);
  const [queue, topic, subscription] = [binding.queueName, binding.topicName, binding.subscriptionName].map((name) =>
    text(name) === undefined ? undefined : settings.resolve(String(name)),
  );
  const queueOrTopic = queue ?? topic;
  if (queueOrTopic === undefined) throw new Error(`${binding.type}: expected queueName or topicName, found neither`);
  return { connection, queueOrTopic, ...(subscription !== undefined && { subscription }) };
};

const checkBus = (binding: Binding, settings: Settings, { serviceBus }: HostConfig): BusTrigger => {
  if (binding.isSessionsEnabled === true)
    throw new Error('isSessionsEnabled: sessions are not imitated by the local host');
  if (binding.sdkBinding === true)
    throw new Error("sdkBinding: needs the host's settlement service, which is not imitated");
  const entity = checkEntity(binding, settings);
  if (binding.topicName && entity.subscription === undefined)
    throw new Error('subscriptionName: expected with topicName, found none');
  return {
    kind: 'serviceBus',
    ...entity,
    batch: String(binding.cardinality ?? 'one').toLowerCase() === 'many',
    binary: binding.dataType === 'binary',
    autoComplete: (binding.autoCompleteMessages as boolean | undefined) ?? serviceBus.autoCompleteMessages,
  };
};

/** Reads a trigger's binding. @throws Error saying what this host, or Azure, can't do with it */
export const checkTrigger = (
  name: string,
  binding: Binding,
  settings: Settings,
  config: HostConfig,
): AppFunction['trigger'] => {
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
};
