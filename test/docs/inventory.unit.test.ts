import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { OPERATIONS } from '../../shared/contract/operations.ts';
import { withCalls } from '../../tools/rules/calls-table.ts';

const readme = readFileSync('README.md', 'utf8');
/** Without the spaces and dashes that line up a table. */
const plain = (page: string) => page.replace(/(?<=\|.*) {2,}(?=\|)/g, ' ').replace(/-{3,}/g, '---');

describe('the inventory of the API', () => {
  it('is as `npm run readme:calls` makes it', () => {
    expect(plain(withCalls(readme))).toBe(plain(readme));
  });

  it('lists every operation', () => {
    const listed = [...readme.matchAll(/^\| `([A-Z]+ \/[^`]*)` /gm)].map(([, call]) => call);
    expect(listed).toEqual(Object.values(OPERATIONS).map(({ method, path }) => `${method} ${path}`));
  });
});
