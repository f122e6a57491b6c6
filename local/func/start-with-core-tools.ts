import { spawn, spawnSync } from 'node:child_process';
import { loadSettings, type Settings } from '@csp-ticket-router/host/settings.ts';
import declared from '../../infra/settings.json' with { type: 'json' };

/** What the runtime itself needs, beside the settings of the app. */
const STORAGE = {
  name: 'AzureWebJobsStorage',
  identity: 'accountName',
  description:
    'A storage account or Azurite with its blob service ("UseDevelopmentStorage=true"); the timers keep their locks there',
};
const NEEDED: { name: string; identity?: string; description: string }[] = [
  STORAGE,
  ...declared.filter(({ required }) => required),
];

/** The version of Core Tools on the PATH, undefined where it isn't installed. */
function coreToolsVersion(): string | undefined {
  const { status, stdout } = spawnSync('func', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** What keeps the app from starting under Core Tools, one line for each thing; empty when nothing does. */
export function missingForCoreTools(version: string | undefined, settings: Settings): string[] {
  const lines: string[] = [];
  if (version === undefined)
    lines.push('Azure Functions Core Tools: expected "func" on the PATH (npm install -g azure-functions-core-tools@4)');
  else if (!version.startsWith('4.')) lines.push(`Azure Functions Core Tools: expected version 4, found ${version}`);
  for (const { name, identity, description } of NEEDED) {
    if (settings.get(name) || (identity && settings.get(`${name}__${identity}`))) continue;
    lines.push(
      `${name}: expected in local.settings.json (see local.settings.sample.json) or the environment. ${description}`,
    );
  }
  return lines;
}

/** `npm run start:func`: the same app under Core Tools, against the services that the settings name. */
export function startWithCoreTools(): void {
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
}
