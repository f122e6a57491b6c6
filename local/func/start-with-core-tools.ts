import { spawn, spawnSync } from 'node:child_process';
import { loadSettings, type Settings } from '@csp-ticket-router/host/settings.ts';

const needed = {
  AzureWebJobsStorage:
    'a storage account or Azurite with its blob service ("UseDevelopmentStorage=true"); the timers keep their locks there',
  TablesConnection: "a storage account's tables or Azurite's",
  ServiceBusConnection: 'a namespace, or the official emulator started with local/broker/Config.json',
};

/** The version of Core Tools on the PATH, undefined where it isn't installed. */
const coreToolsVersion = (): string | undefined => {
  const { status, stdout } = spawnSync('func', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

/** What keeps the app from starting under Core Tools, one line for each thing; empty when nothing does. */
export const missingForCoreTools = (version: string | undefined, settings: Settings): string[] => {
  const lines: string[] = [];
  if (version === undefined)
    lines.push('Azure Functions Core Tools: expected "func" on the PATH (npm install -g azure-functions-core-tools@4)');
  else if (!version.startsWith('4.')) lines.push(`Azure Functions Core Tools: expected version 4, found ${version}`);
  for (const [name, use] of Object.entries(needed)) {
    const given = [name, `${name}__accountName`, `${name}__endpoint`, `${name}__fullyQualifiedNamespace`].some((key) =>
      settings.get(key),
    );
    if (!given)
      lines.push(
        `${name}: expected in local.settings.json (see local.settings.sample.json) or the environment: ${use}`,
      );
  }
  return lines;
};

/** `npm run start:func`: the same app under Core Tools, against the services that the settings name. */
export const startWithCoreTools = (): void => {
  const missing = missingForCoreTools(coreToolsVersion(), loadSettings('.'));
  if (missing.length > 0) {
    process.stderr.write(
      `The app can't start under Core Tools. What is missing:\n${missing.map((line) => `  - ${line}\n`).join('')}`,
    );
    process.stderr.write('"npm start" needs none of this: it brings a stack of its own.\n');
    process.exit(1);
  }
  const func = spawn('func', ['start', '--port', process.env.PORT ?? '7071'], { stdio: 'inherit' });
  // Ctrl-C reaches func as well; it ends first, and we with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => func.kill(signal));
  func.on('exit', (code) => process.exit(code ?? 1));
};
