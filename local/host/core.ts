import Module from 'node:module';
import type { Log } from './logger.ts';
import type {
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  LogCategory,
  LogLevel,
  ProgrammingModel,
} from './rpc.ts';

const hookNames = ['preInvocation', 'postInvocation', 'appStart', 'appTerminate', 'log'] as const;
export type HookName = (typeof hookNames)[number];

export interface RegisteredFunction {
  metadata: FunctionMetadata;
  callback: FunctionCallback;
}

/** What an app has registered, and the hook data its hooks share. */
export interface AppCore {
  functions: Map<string, RegisteredFunction>;
  model: ProgrammingModel | undefined;
  appHookData: object;
  /** Shared by the appStart and appTerminate hooks alone. */
  appLevelHookData: object;
  hooksOf(name: HookName): readonly HookCallback[];
  /** Ends the start: from now on a registration is an error. */
  lock(): void;
}

class SystemError extends Error {
  readonly isAzureFunctionsSystemError = true;
}

/**
 * Answers `require('@azure/functions-core')` for the whole process, the way the Functions worker does, and collects
 * what the app registers. Only `require` is answered: an `import` of that id fails here as it fails in Azure.
 * `@azure/functions` keeps the first answer for ever, so a process can hold one app only.
 */
export const installCore = (log: Log): AppCore => {
  let locked = false;
  const hooks = new Map<HookName, HookCallback[]>(hookNames.map((name) => [name, []]));
  const core: AppCore = {
    functions: new Map(),
    model: undefined,
    appHookData: {},
    appLevelHookData: {},
    hooksOf: (name) => hooks.get(name) ?? [],
    lock: () => {
      locked = true;
    },
  };
  const disposable = (dispose: () => void) => ({ dispose });

  const api = {
    version: '3.9.1',
    hostVersion: '4.1037.0',
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) => {
      if (locked) throw new SystemError('A function can only be registered during app startup.');
      if (core.functions.has(metadata.name)) {
        throw new SystemError(`A function with id "${metadata.name}" has already been registered.`);
      }
      core.functions.set(metadata.name, { metadata, callback });
      return disposable(() => core.functions.delete(metadata.name));
    },
    registerHook: (name: HookName, callback: HookCallback) => {
      const callbacks = hooks.get(name);
      if (callbacks === undefined) throw new RangeError(`Unrecognized hook "${name}"`);
      callbacks.push(callback);
      return disposable(() => void callbacks.splice(callbacks.indexOf(callback), 1));
    },
    setProgrammingModel: (model: ProgrammingModel) => {
      core.model = model;
    },
    getProgrammingModel: () => core.model,
    log: (level: LogLevel, _category: LogCategory, message: string) => log({ level, category: 'Worker', message }),
    Disposable: class {
      readonly dispose: () => void;
      constructor(dispose: () => void) {
        this.dispose = dispose;
      }
    },
  };

  const originalRequire = Module.prototype.require;
  Module.prototype.require = Object.assign(function (this: NodeJS.Module, id: string): unknown {
    return id === '@azure/functions-core' ? api : originalRequire.call(this, id);
  }, originalRequire);
  return core;
};
