import { expect, it } from '@jest/globals';
import { lowestLevel } from '../logger.ts';

const levels = { default: 'Warning', Function: 'Error', 'Function.quiet': 'None', 'Function.quiet.User': 'Debug' };

it.each([
  ['Host.Startup', 'warning'],
  ['Function.other', 'error'],
  ['Function.quiet', 'none'],
  ['Function.quieter', 'error'],
  ['Function.quiet.User', 'debug'],
])('the lowest level of %s is %s', (category, level) => {
  expect(lowestLevel(levels, category)).toBe(level);
});

it('it is information where nothing is said', () => {
  expect(lowestLevel({}, 'Function.any')).toBe('information');
});
