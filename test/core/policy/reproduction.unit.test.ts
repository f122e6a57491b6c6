import { describe, expect, it } from '@jest/globals';
import { reproduce } from '../../../shared/core/policy/reproduction.ts';
import { accepted } from '../../support/fixtures.ts';

const { decision } = accepted().ticket;
const { policy } = decision;

describe('a stored decision is reproduced', () => {
  it('by the same rules, to the last member', () => {
    expect(reproduce(decision, structuredClone(decision))).toEqual({ reproduced: true });
  });

  it('whatever the order of its members', () => {
    const reversed = Object.fromEntries(Object.entries(decision).reverse()) as typeof decision;
    expect(reproduce(reversed, decision)).toEqual({ reproduced: true });
  });
});

describe('a stored decision is not reproduced', () => {
  it('where a member differs though the rules are the same: the alarm that it was altered', () => {
    const altered = { ...decision, fee: null, row: 8 };
    expect(reproduce(altered, decision)).toEqual({ reproduced: false, madeBy: policy, differs: ['row', 'fee'] });
  });

  it.each([
    ['version', { version: '0' }],
    ['digest', { digest: 'f'.repeat(64) }],
  ])('by rules of another %s, which the answer names', (_, change) => {
    const madeBy = { ...policy, ...change };
    expect(reproduce({ ...decision, policy: madeBy }, decision)).toEqual({ reproduced: false, madeBy, differs: [] });
  });
});
