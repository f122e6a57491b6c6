import { describe, expect, it } from '@jest/globals';
import { fromColumns, toColumns } from '../../../shared/adapters/store/columns.ts';

describe('long text in columns', () => {
  it.each(['', 'ű'])('is cut between characters, never within one of two units (after %j)', (start) => {
    const text = start + '𝄞'.repeat(40_000);
    const columns = toColumns('text', text);
    expect(Object.keys(columns).length).toBeGreaterThan(1);
    // encodeURIComponent throws on half a character.
    for (const column of Object.values(columns)) expect(() => encodeURIComponent(column)).not.toThrow();
    expect(fromColumns('text', { partitionKey: 'p', rowKey: 'r', ...columns })).toBe(text);
  });

  it('fits the property that Table Storage allows', () => {
    for (const column of Object.values(toColumns('text', 'x'.repeat(100_000)))) {
      expect(column.length).toBeLessThanOrEqual(32_768);
    }
  });
});
