import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { DEFAULT_EDITION, EDITIONS, isEdition } from '../../shared/core/decision/edition.ts';
import { definePolicies } from '../../shared/core/policy/policy.ts';
import { readPolicyFile } from '../../shared/start/read-policy-file.ts';
import { replayLines } from './replay-lines.ts';

/**
 * `npm run rules:replay -- --file intents.ndjson [--edition 2025] [--policy policy.json]`: decides the intents of a
 * file, one a line, by the policy and under another edition of it; writes one line of JSON for each, and a summary.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { file: { type: 'string' }, edition: { type: 'string' }, policy: { type: 'string' } },
  });
  const { edition: usual = DEFAULT_EDITION, settings } = readPolicyFile(values.policy);
  const { file, edition = usual } = values;
  if (file === undefined) throw new Error('Expected --file with a file of intents, one a line');
  if (!isEdition(edition)) throw new Error(`Expected --edition as one of ${EDITIONS.join(', ')}, found ${edition}`);

  const policies = definePolicies(settings);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const report of replayLines(lines, { was: policies[usual], wouldBe: policies[edition] }, Date.now())) {
    console.log(JSON.stringify(report));
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
