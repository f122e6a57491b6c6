import { describe, expect, it } from '@jest/globals';
import { parseDuration } from '../../../local/broker/duration.ts';

describe('an ISO 8601 duration', () => {
  it.each([
    ['PT1M', 60_000],
    ['P14D', 14 * 86_400_000],
    ['P1DT2H3M4.5S', 86_400_000 + 7_200_000 + 180_000 + 4500],
    ['PT0S', 0],
  ])('%s has its milliseconds', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', 'P', 'PT', 'P1M', '1M', 'PT1', 'PT1Mx', 'P1DT'])('is not "%s"', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
