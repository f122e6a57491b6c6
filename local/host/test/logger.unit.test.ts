import { expect, it } from '@jest/globals';
import { lowestLevel } from '../logger.ts';

const levels = {
  Default: 'warning',
  Function: 'error',
  'Function.quiet': 'none',
  'function.QUIET.user': 'debug',
  'Function.*.User': 'trace',
} as const;

it.each([
  ['Host.Startup', 'warning'],
  ['Function.other', 'error'],
  ['Function.other.User', 'trace'],
  ['Function.quiet', 'none'],
  ['Function.quieter', 'none'],
  ['Function.quiet.User', 'debug'],
])('the lowest level of %s is %s', (category, level) => {
  expect(lowestLevel(levels, category)).toBe(level);
});

it('it is information where nothing is said', () => {
  expect(lowestLevel({}, 'Function.any')).toBe('information');
});
