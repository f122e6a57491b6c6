import { writeFileSync } from 'node:fs';
import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { handOffsDocument } from './document.ts';

const USAGE = `npm run docs:hand-offs

Writes docs/hand-offs.md anew: a hand-off of each channel, as its readers get it.`;

await runProgram(USAGE, (args) => {
  readOptions(args, {});
  writeFileSync('docs/hand-offs.md', handOffsDocument());
});
