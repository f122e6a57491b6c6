import { writeFileSync } from 'node:fs';
import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { rulesDocument } from './document.ts';

const USAGE = `npm run rules:document

Writes docs/rules.md anew, from the rows of the rules.`;

await runProgram(USAGE, (args) => {
  readOptions(args, {});
  writeFileSync('docs/rules.md', rulesDocument());
});
