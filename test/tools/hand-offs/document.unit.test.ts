import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ROWS } from '../../../shared/core/decision/rows.ts';
import { CATALOGUES } from '../../../shared/core/texts/catalogues.ts';
import { handOffsDocument } from '../../../tools/hand-offs/document.ts';

describe('docs/hand-offs.md', () => {
  it('is what hand-offs look like today', () => {
    expect(readFileSync('docs/hand-offs.md', 'utf8')).toBe(handOffsDocument());
  });

  it('shows every row that files in every language, and the Azure portal as two editions have it', () => {
    const codes = [...handOffsDocument().matchAll(/^`(\w+)`: /gm)].map(([, code]) => code);
    for (const { code } of ROWS.filter(({ outcome }) => outcome === 'file'))
      expect([code, codes.filter((shown) => shown === code).length / CATALOGUES.size]).toEqual([
        code,
        code === 'AZURE_PORTAL' ? 2 : 1,
      ]);
  });
});
