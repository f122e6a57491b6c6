import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import type { AppCore, RegisteredFunction } from './core.ts';
import { StartError } from './start-error.ts';

interface Package {
  main?: string;
  type?: string;
}

function readPackage(appDirectory: string): Package {
  try {
    return JSON.parse(readFileSync(join(appDirectory, 'package.json'), 'utf8'));
  } catch (error) {
    throw new StartError('PACKAGE_UNREADABLE', `expected a package.json in ${appDirectory}`, { cause: error });
  }
}

async function importFile(path: string, type: string | undefined): Promise<void> {
  const isModule = extname(path) === '.mjs' || (type === 'module' && extname(path) !== '.cjs');
  if (isModule) await import(pathToFileURL(path).href);
  else createRequire(path)(path);
}

/** Runs `load` and returns what `@azure/functions` warned of when it could not find the host's core module. */
async function watchTestMode(load: () => Promise<void>): Promise<string | undefined> {
  const { warn } = console;
  let seen: string | undefined;
  console.warn = (...args: unknown[]) => {
    if (/test mode/.test(String(args[0]))) seen ??= String(args[0]);
    else warn(...args);
  };
  try {
    await load();
  } finally {
    console.warn = warn;
  }
  return seen;
}

/**
 * Loads an app as the Functions worker does: the files that `main` of its package.json matches, one after another,
 * then the registry is closed. What leaves an app silently empty in Azure is an error here.
 * Fails with StartError.
 */
export async function loadApp(core: AppCore, appDirectory: string): Promise<RegisteredFunction[]> {
  const { main, type } = readPackage(appDirectory);
  if (!main) throw new StartError('MAIN_MISSING', 'package.json: expected "main" to name the entry file, found none');
  const files = await glob(main, { cwd: appDirectory });
  if (files.length === 0)
    throw new StartError('MAIN_UNMATCHED', `expected a file that matches "${main}" in ${appDirectory}, found none`);

  for (const file of files) {
    let testMode: string | undefined;
    try {
      testMode = await watchTestMode(() => importFile(join(appDirectory, file), type));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartError('ENTRY_FAILED', `entry file "${file}" failed while loading: ${reason}`, { cause: error });
    }
    if (testMode !== undefined) {
      throw new StartError('TEST_MODE', `entry file "${file}" can't require '@azure/functions-core': ${testMode}`);
    }
  }
  if (core.functions.size === 0) throw new StartError('NO_FUNCTIONS', `"${main}" registered no functions`);

  core.lock();
  // Asking for the capabilities also ends `app.setup()`.
  const capabilities = await core.model?.getCapabilities({});
  if (capabilities?.HttpUri !== undefined)
    throw new StartError('NOT_IMITATED', 'enableHttpStream: HTTP streaming is not imitated by the local host');
  return [...core.functions.values()];
}
