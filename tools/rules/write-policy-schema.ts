import { writeFileSync } from 'node:fs';
import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { policyJsonSchema } from '../../shared/contract/policy.ts';
import { format } from '../format.ts';

const USAGE = `npm run policy:schema

Writes docs/policy.schema.json anew, from the shapes that the app reads its policy file with.`;

const FILE = 'docs/policy.schema.json';

await runProgram(USAGE, (args) => {
  readOptions(args, {});
  writeFileSync(FILE, JSON.stringify(policyJsonSchema(), null, 2));
  format(FILE);
});
