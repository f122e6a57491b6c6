import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Misuse } from '@csp-ticket-router/kit/program.ts';
import type { Env } from './settings.ts';

/** The settings of the stack that runs on this machine. Throws Misuse where none runs. */
export function stackSettings({ STACK_DATA: folder = '.local' }: Env): Env {
  // There while the stack runs.
  const stack = join(folder, 'stack.json');
  if (!existsSync(stack))
    throw new Misuse(
      `expected TablesConnection or TablesConnection__tableServiceUri, or a stack that runs on ${folder} (npm start), found neither`,
    );
  return {
    TablesConnection: json(stack).tables,
    ServiceBusConnection: json(stack).serviceBus,
    API_KEY_PEPPER: json(join(folder, 'secrets.json')).apiKeyPepper,
  };
}

const json = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8'));
