import type { AppFunction } from './app-function.ts';
import { checkTrigger } from './check-trigger.ts';
import type { RegisteredFunction } from './core.ts';
import type { HostConfig } from './host-json.ts';
import type { Binding } from './rpc.ts';
import type { Settings } from './settings.ts';
import { StartError } from './start-error.ts';

const isTrigger = ({ type }: Binding) => /trigger$/i.test(type);

function checkFunction(registered: RegisteredFunction, settings: Settings, config: HostConfig): AppFunction {
  const { name, bindings } = registered.metadata;
  if (!/^[a-z][a-z0-9_-]{0,127}$/i.test(name) || name.toLowerCase() === 'host') {
    throw new Error(
      'expected a name of letters, digits, _ and -, beginning with a letter, at most 128 long and not "host"',
    );
  }
  const entries = Object.entries(bindings);
  const [triggerName, binding] = entries.find(([, candidate]) => isTrigger(candidate)) ?? [];
  if (triggerName === undefined || binding === undefined) throw new Error('expected a trigger, found none');
  for (const [key, other] of entries.filter(([key]) => key !== triggerName)) {
    if (other.direction !== 'out' || other.type.toLowerCase() !== 'http')
      throw new Error(
        `${other.direction}put binding "${key}" of type ${other.type}: the local host imitates none but http`,
      );
  }
  if (registered.metadata.retryOptions !== undefined)
    throw new Error('retry: retry policies are not imitated by the local host');
  const trigger = checkTrigger(name, binding, settings, config);
  return { ...registered, name, triggerName, trigger, disabled: settings.disabled(name) };
}

const byName = (a: AppFunction, b: AppFunction) => (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1);

const trimSlashes = (route: string) => route.replace(/^\/+|\/+$/g, '').toLowerCase();

const routeConflicts = (functions: readonly AppFunction[]): string[] =>
  functions.flatMap((fn, i) =>
    functions.slice(0, i).flatMap((other) => {
      if (fn.trigger.kind !== 'http' || other.trigger.kind !== 'http') return [];
      const { methods, route } = fn.trigger;
      const shared =
        methods === undefined || (other.trigger.methods?.some((method) => methods.includes(method)) ?? true);
      const same = shared && trimSlashes(route) === trimSlashes(other.trigger.route);
      return same ? [`${fn.name}: the route "${route}" conflicts with that of function "${other.name}"`] : [];
    }),
  );

/**
 * Turns what an app registered into functions this host can run, in the order Azure indexes them: by name, ignoring case.
 * Fails with StartError naming every function that can't run, and why.
 */
export function checkApp(
  registered: readonly RegisteredFunction[],
  settings: Settings,
  config: HostConfig,
): AppFunction[] {
  const functions: AppFunction[] = [];
  const faults: string[] = [];
  const { allowed } = config;
  const wanted = registered.filter(({ metadata }) => allowed?.includes(metadata.name.toLowerCase()) ?? true);
  for (const candidate of wanted) {
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
}
