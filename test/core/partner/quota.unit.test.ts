import { describe, expect, it } from '@jest/globals';
import { lease, type QuotaWindow, severityQuota } from '../../../shared/core/partner/quota.ts';
import { MINUTE } from '../../../shared/core/sla/instant.ts';
import { NOW } from '../../support/fixtures.ts';

const quota = { limit: 100, window: 1 * MINUTE };
const fresh = { endsAt: NOW + MINUTE, taken: 4, granted: 4 };
const at = (taken: number, endsAt = NOW + 1): QuotaWindow => ({ endsAt, taken });

describe('a lease', () => {
  it.each<[string, QuotaWindow | null, ReturnType<typeof lease>]>([
    ['opens a window where there is none', null, fresh],
    ['opens a window at the instant the last has ended', at(100, NOW), fresh],
    ['opens a window where the last one’s end can’t be read', at(100, Number.NaN), fresh],
    [
      'counts what was taken under a clock ahead, in the window of that clock',
      at(99, NOW + 2 * MINUTE),
      { endsAt: NOW + 2 * MINUTE, taken: 100, granted: 1 },
    ],
    [
      'counts what was taken before the clock was set back, in a window that ends with a new one',
      at(99, NOW + 2 * MINUTE + 1),
      { endsAt: NOW + MINUTE, taken: 100, granted: 1 },
    ],
    ['takes from the present window up to its last millisecond', at(4), { endsAt: NOW + 1, taken: 7, granted: 3 }],
    ['shrinks with what is left', at(50), { endsAt: NOW + 1, taken: 52, granted: 2 }],
    ['is the last one', at(99), { endsAt: NOW + 1, taken: 100, granted: 1 }],
    ['is nothing where all is taken', at(100), { endsAt: NOW + 1, taken: 100, granted: 0 }],
    [
      'is nothing where the limit was lowered below what is taken',
      at(500),
      { endsAt: NOW + 1, taken: 500, granted: 0 },
    ],
  ])('%s', (_, window, expected) => {
    expect(lease(window, quota, NOW)).toEqual(expected);
  });

  it('after lease comes to the limit exactly, whatever the limit', () => {
    for (const limit of [0, 1, 2, 31, 32, 33, 100, 1_200, 1_000_000]) {
      let window: QuotaWindow | null = null;
      let total = 0;
      for (let granted = 1; granted > 0; total += granted)
        ({ granted, ...window } = lease(window, { ...quota, limit }, NOW));
      expect(total).toBe(limit);
    }
  });
});

describe('a change of severity', () => {
  it.each([
    [null, 'A', 'severity-a'],
    ['B', 'A', 'severity-a'],
    ['A', 'A', null],
    [null, 'B', null],
    ['A', 'C', null],
  ] as const)('from %s to %s counts in %s', (before, after, expected) => {
    expect(severityQuota(before, after)).toBe(expected);
  });
});
