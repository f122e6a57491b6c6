import type { Entity } from './table.ts';

/** About how many characters of rows are held at once for one range: many ranges are read side by side. */
const PAGE = 256 * 1_024;
/** More rows the service gives in no page. */
export const MOST_ROWS = 1_000;

/** How many rows to ask for next: twice as many as before, as long as so many of the size of these fit a page. */
export function nextPageSize(before: number, rows: readonly Entity[]): number {
  const characters = rows.reduce((sum, row) => sum + lengthOf(row), 0);
  const fitting = characters === 0 ? MOST_ROWS : Math.floor((PAGE * rows.length) / characters);
  return Math.max(1, Math.min(2 * before, fitting, MOST_ROWS));
}

const lengthOf = (row: Entity): number =>
  Object.values(row).reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 1), 0);
