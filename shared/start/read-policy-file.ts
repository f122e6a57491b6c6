import { readFileSync } from 'node:fs';
import { ONE } from '../contract/json/check-structure.ts';
import { parseJson } from '../contract/json/parse-json.ts';
import { type PolicyDocument, parsePolicy } from '../contract/policy.ts';
import { DEFAULT_SETTINGS } from '../core/policy/policy.ts';
import { AppError } from '../errors.ts';

/** The policy in a file, the defaults without one; throws with the file and every fault in it named. */
export function readPolicyFile(path: string | undefined): PolicyDocument {
  if (path === undefined) return { edition: undefined, settings: DEFAULT_SETTINGS };
  try {
    return parsePolicy(parseJson(readFileSync(path), ONE));
  } catch (error) {
    throw new Error(`POLICY_FILE ${path}: ${faultsOf(error)}`, { cause: error });
  }
}

function faultsOf(error: unknown): string {
  const { errors } = error instanceof AppError ? error.members : {};
  return errors?.map(({ pointer, message }) => `${pointer || '/'}: ${message}`).join('; ') ?? (error as Error).message;
}
