import { readLocalValues } from '@csp-ticket-router/host/settings.ts';
import { Misuse } from '@csp-ticket-router/kit/program.ts';
import { readConfig } from '../../shared/start/config.ts';

/**
 * Reads the app's settings as the app will, so that a wrong one is told in a line before anything is started. `own` are
 * those that the stack sets itself. Throws Misuse with every fault named.
 */
export function checkSettings(app: string, own: Record<string, string>): void {
  try {
    readConfig({ AzureWebJobsScriptRoot: app, ...readLocalValues(app), ...process.env, ...own });
  } catch (error) {
    throw new Misuse((error as Error).message, { cause: error });
  }
}
