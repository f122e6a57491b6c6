import { describe, expect, it } from '@jest/globals';
import { MOST_ROWS, nextPageSize } from '../../../shared/adapters/store/page-size.ts';

const rows = (count: number, characters: number) =>
  Array.from({ length: count }, () => ({ partitionKey: 'p', rowKey: 'r', text: 'x'.repeat(characters) }));

describe('the page after a page', () => {
  it('is twice as large, up to what the service gives', () => {
    expect(nextPageSize(4, rows(4, 10))).toBe(8);
    expect(nextPageSize(700, rows(700, 10))).toBe(MOST_ROWS);
    expect(nextPageSize(4, [])).toBe(8);
  });

  it('holds no more rows than fit, but one at least', () => {
    expect(nextPageSize(4, rows(4, 100_000))).toBe(2);
    expect(nextPageSize(4, rows(4, 900_000))).toBe(1);
  });
});
