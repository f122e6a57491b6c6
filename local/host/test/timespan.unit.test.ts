import { describe, expect, it } from '@jest/globals';
import { parseTimeSpan } from '../timespan.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a TimeSpan', () => {
  it.each([
    ['00:05:00', 5 * MINUTE],
    ['23:59:59', DAY - SECOND],
    ['1.02:03:04', DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND],
    ['02:30', 2.5 * HOUR],
    ['00:00:00.250', 250],
    ['3', 3 * DAY],
    ['24:00:00', 24 * DAY],
    ['2:03:04:05.5', 2 * DAY + 3 * HOUR + 4 * MINUTE + 5.5 * SECOND],
    [' 00:05:00 ', 5 * MINUTE],
    ['0:5:0', 5 * MINUTE],
    ['00:005:00', 5 * MINUTE],
    ['-1', -DAY],
    ['-00:05:00', -5 * MINUTE],
    ['00:00:00', 0],
    ['25:10:30', 25 * DAY + 10 * HOUR + 30 * MINUTE],
  ])('%s is %d ms', (text, ms) => {
    expect(parseTimeSpan(text)).toBeCloseTo(ms, 6);
  });

  it.each([
    '0 */5 * * * *',
    '',
    '5m',
    '00:60:00',
    '00:00:60',
    '1.24:00:00',
    '24:24:00',
    '1.2',
    '1.2:3:4:5',
    '02:30.5',
    '24:00:00.5',
    '99999999',
    '- 1',
  ])('"%s" is none', (text) => {
    expect(parseTimeSpan(text)).toBeUndefined();
  });
});
