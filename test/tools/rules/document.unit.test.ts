import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ROWS } from '../../../shared/core/decision/rows.ts';
import { rulesDocument } from '../../../tools/rules/document.ts';

describe('docs/rules.md', () => {
  it('is what the rules say today', () => {
    expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesDocument());
  });

  it('has a line for every row, with its condition, outcome, reason and source', () => {
    const page = rulesDocument();
    for (const { row, code, lines } of ROWS)
      expect(page).toMatch(new RegExp(`^\\| ${row} +\\| .* \`${code}\` +\\| .+ \\| ${lines} +\\|$`, 'm'));
    expect(page).toMatch(/^\| 17 +\| family azure \/ entra-id<br>gdap none \/ inactive +\| file: azure-portal +\|/m);
  });
});
