import { describe, expect, it } from '@jest/globals';
import { parseDuration } from '../../../local/host/duration.ts';

const HOUR = 3_600_000;

describe('an ISO 8601 duration', () => {
  it.each([
    ['PT4H', 4 * HOUR],
    ['P1W', 7 * 24 * HOUR],
    ['P2DT30M', 48.5 * HOUR],
    ['P1W1DT1H1M1S', 8 * 24 * HOUR + HOUR + 61_000],
    ['PT0.25S', 250],
    ['PT0S', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', '-PT1H', 'PT1H1H', 'PT1M1H', 'pt4h', '4h', ' PT4H', 'PT1.5H'])(
    '"%s" is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});
