import { describe, expect, it } from '@jest/globals';
import { parseDuration } from '../duration.ts';

const HOUR = 3_600_000;

describe('an ISO 8601 duration', () => {
  it.each([
    ['PT1M', 60_000],
    ['PT4H', 4 * HOUR],
    ['P14D', 14 * 24 * HOUR],
    ['P1W', 7 * 24 * HOUR],
    ['P2DT30M', 48.5 * HOUR],
    ['P1DT2H3M4.5S', 26 * HOUR + 184_500],
    ['P1W1DT1H1M1S', 8 * 24 * HOUR + HOUR + 61_000],
    ['PT0.25S', 250],
    ['PT4.0004S', 4000],
    ['PT0S', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    'P1M',
    'P1Y',
    '-PT1H',
    'PT1H1H',
    'PT1M1H',
    'PT1.5H',
    'pt4h',
    '4h',
    '1M',
    'PT1',
    ' PT4H',
    'PT1Mx',
  ])('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
