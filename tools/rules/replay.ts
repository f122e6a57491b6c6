import { open } from 'node:fs/promises';
import { Misuse, readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { DEFAULT_EDITION, EDITIONS, isEdition } from '../../shared/core/decision/edition.ts';
import { definePolicies } from '../../shared/core/policy/policy.ts';
import { readPolicyFile } from '../../shared/start/read-policy-file.ts';
import { replayLines } from './replay-lines.ts';

const USAGE = `npm run rules:replay -- --file FILE [--edition EDITION] [--policy FILE]

Decides the intents of a file, one a line as JSON, by the policy and under another edition of it. Writes one line of JSON
for each, and a summary at the end.

  --file FILE        the intents
  --edition EDITION  the other edition: ${EDITIONS.join(' or ')}; the policy's own where none is named
  --policy FILE      a policy file; the policy is as shipped without one`;

await runProgram(USAGE, async (args) => {
  const given = readOptions(args, { file: {}, edition: {}, policy: {} });
  const { edition: usual = DEFAULT_EDITION, settings } = policyOf(given.policy);
  const { file, edition = usual } = given;
  if (file === undefined) throw new Misuse('expected --file with a file of intents, one a line, found none');
  if (!isEdition(edition)) throw new Misuse(`expected --edition as one of ${EDITIONS.join(', ')}, found "${edition}"`);

  const policies = definePolicies(settings);
  const lines = (await open(file)).readLines();
  for await (const report of replayLines(lines, { was: policies[usual], wouldBe: policies[edition] }, Date.now())) {
    console.log(JSON.stringify(report));
  }
});

function policyOf(path: string | undefined) {
  try {
    return readPolicyFile(path);
  } catch (error) {
    throw new Misuse((error as Error).message, { cause: error });
  }
}
