import type { AppCore, HookName } from './core.ts';

/** Runs the hooks of one kind in the order of their registration; the first that throws ends the row. */
export const runHooks = async (core: AppCore, name: HookName, context: object): Promise<void> => {
  for (const hook of core.hooksOf(name)) await hook(context);
};

/** Runs the appStart or appTerminate hooks, which share data of their own. */
export const runAppHooks = (core: AppCore, name: 'appStart' | 'appTerminate', members: object): Promise<void> =>
  runHooks(core, name, { ...members, hookData: core.appLevelHookData, appHookData: core.appHookData });
