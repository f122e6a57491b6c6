import Module from 'node:module';
import type { Log } from './logger.ts';
import type { FunctionCallback, FunctionMetadata, LogCategory, LogLevel, ProgrammingModel } from './rpc.ts';

export interface RegisteredFunction {
  metadata: FunctionMetadata;
  callback: FunctionCallback;
}

/** What an app has registered. */
export interface AppCore {
  functions: Map<string, RegisteredFunction>;
  model: ProgrammingModel | undefined;
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
export function installCore(log: Log): AppCore {
  let locked = false;
  const core: AppCore = {
    functions: new Map(),
    model: undefined,
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
    registerHook: (name: string) => {
      throw new SystemError(`app.hook.${name}: hooks are not imitated by the local host`);
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
}
