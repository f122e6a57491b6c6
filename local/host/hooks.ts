import type { AppCore, HookName } from './core.ts';

/** A context whose shared data can be changed but not replaced: `fixed` members refuse assignment. */
export const hookContext = <Fixed extends object, Open extends object>(fixed: Fixed, open: Open): Fixed & Open => {
  const context = { ...open };
  for (const [key, value] of Object.entries(fixed)) {
    Object.defineProperty(context, key, {
      enumerable: true,
      get: () => value,
      set: () => {
        throw new Error(`Cannot assign to read only property "${key}"`);
      },
    });
  }
  return context as Fixed & Open;
};

/** Runs the hooks of one kind in the order of their registration; the first that throws ends the row. */
export const runHooks = async (core: AppCore, name: HookName, context: object): Promise<void> => {
  for (const hook of core.hooksOf(name)) await hook(context);
};

/** Runs the appStart or appTerminate hooks, which share data of their own. */
export const runAppHooks = (core: AppCore, name: 'appStart' | 'appTerminate', members: object): Promise<void> =>
  runHooks(core, name, hookContext({ hookData: core.appLevelHookData, appHookData: core.appHookData }, members));
