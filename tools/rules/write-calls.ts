import { readFileSync, writeFileSync } from 'node:fs';
import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { format } from '../format.ts';
import { withCalls } from './calls-table.ts';

const USAGE = `npm run readme:calls

Writes the README's table of calls anew, from the table of operations.`;

const FILE = 'README.md';

await runProgram(USAGE, (args) => {
  readOptions(args, {});
  writeFileSync(FILE, withCalls(readFileSync(FILE, 'utf8')));
  format(FILE);
});
