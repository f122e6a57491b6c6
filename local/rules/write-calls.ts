import { readFileSync, writeFileSync } from 'node:fs';
import { withCalls } from './calls-table.ts';

writeFileSync('README.md', withCalls(readFileSync('README.md', 'utf8')));
