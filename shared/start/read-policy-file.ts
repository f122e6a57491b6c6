import { readFileSync } from 'node:fs';
import { type PolicyDocument, parsePolicy } from '../contract/policy.ts';
import { DEFAULT_SETTINGS } from '../core/policy/policy.ts';
import { AppError } from '../errors.ts';

/** The policy in a file, the defaults without one; throws with the file and every fault in it named. */
export function readPolicyFile(path: string | undefined): PolicyDocument {
  if (path === undefined) return { edition: undefined, settings: DEFAULT_SETTINGS };
  try {
    return parsePolicy(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`POLICY_FILE ${path}: ${faultsOf(error)}`, { cause: error });
  }
}

function faultsOf(error: unknown): string {
  if (!(error instanceof AppError)) return (error as Error).message;
  return (error.members.errors ?? []).map(({ pointer, message }) => `${pointer || '/'}: ${message}`).join('; ');
}
