import type { AppFunction, AuthLevel, BusEntity, BusTrigger, HttpTrigger, TimerTrigger } from './app-function.ts';
import type { RegisteredFunction } from './core.ts';
import type { HostConfig } from './host-json.ts';
import { compileRoute } from './route-template.ts';
import type { Binding } from './rpc.ts';
import { firesAtMostOnceAMinute, parseSchedule } from './schedule.ts';
import type { Settings } from './settings.ts';
import { StartError } from './start-error.ts';

const DEFAULT_CONNECTION = 'ServiceBus';
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const isTrigger = ({ type }: Binding) => /trigger$/i.test(type);

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

const checkEntity = (binding: Binding, settings: Settings): BusEntity => {
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

const checkTrigger = (
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

const checkFunction = (registered: RegisteredFunction, settings: Settings, config: HostConfig): AppFunction => {
  const { name, bindings } = registered.metadata;
  if (!/^[a-z][a-z0-9_-]{0,127}$/i.test(name) || name.toLowerCase() === 'host') {
    throw new Error(
      'expected a name of letters, digits, _ and -, beginning with a letter, at most 128 long and not "host"',
    );
  }
  const entries = Object.entries(bindings);
  const [triggerName, binding] = entries.find(([, candidate]) => isTrigger(candidate)) ?? [];
  if (triggerName === undefined || binding === undefined) throw new Error('expected a trigger, found none');
  const outputs = new Map<string, BusEntity>();
  for (const [key, other] of entries.filter(([key]) => key !== triggerName)) {
    const type = other.type.toLowerCase();
    if (other.direction === 'out' && type === 'servicebus') outputs.set(key, checkEntity(other, settings));
    else if (other.direction !== 'out' || type !== 'http') {
      throw new Error(
        `${other.direction}put binding "${key}": expected an http or serviceBus output, found ${other.type}`,
      );
    }
  }
  const trigger = checkTrigger(name, binding, settings, config);
  return { ...registered, name, triggerName, trigger, disabled: settings.disabled(name), outputs };
};

const byName = (a: AppFunction, b: AppFunction) => (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1);

const routeConflicts = (functions: readonly AppFunction[]): string[] =>
  functions.flatMap((fn, i) =>
    functions.slice(0, i).flatMap((other) => {
      if (fn.trigger.kind !== 'http' || other.trigger.kind !== 'http') return [];
      const { methods, route } = fn.trigger;
      const shared =
        methods === undefined || (other.trigger.methods?.some((method) => methods.includes(method)) ?? true);
      const same = shared && route.toLowerCase() === other.trigger.route.toLowerCase();
      return same ? [`${fn.name}: the route "${route}" conflicts with that of function "${other.name}"`] : [];
    }),
  );

/**
 * Turns what an app registered into functions this host can run, in the order Azure indexes them: by name, ignoring case.
 * @throws StartError naming every function that can't run, and why
 */
export const checkApp = (
  registered: readonly RegisteredFunction[],
  settings: Settings,
  config: HostConfig,
): AppFunction[] => {
  const functions: AppFunction[] = [];
  const faults: string[] = [];
  for (const candidate of registered) {
    try {
      functions.push(checkFunction(candidate, settings, config));
    } catch (error) {
      faults.push(`${candidate.metadata.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  functions.sort(byName);
  faults.push(...routeConflicts(functions));
  if (faults.length > 0) throw new StartError('FUNCTION_INVALID', faults.join('\n'));
  return functions;
};
