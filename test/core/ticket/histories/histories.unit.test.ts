import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FAULTS } from './faults.ts';
import { type Desk, faultOf, history, PRODUCT } from './run.ts';

interface Looking {
  issue?: Parameters<typeof faultOf>[2];
  /** Without looking for a simpler history. */
  endOnFailure?: boolean;
}

const look = (desk: Desk, numRuns: number, { issue, endOnFailure }: Looking = {}) =>
  fc.check(
    fc.property(history, (one) => {
      const fault = faultOf(desk, one, issue);
      if (fault !== undefined) throw new Error(fault);
    }),
    { numRuns, seed: 11, endOnFailure },
  );

describe('random histories', () => {
  it('are as the model has them, ten thousand of them', () => {
    const { failed, counterexample, errorInstance } = look(PRODUCT, 10_000);
    expect([failed && String(errorInstance), JSON.stringify(counterexample)]).toEqual([false, 'null']);
  });

  it.each([
    ['hours of business', { language: 'hu' }],
    ['one business day', { type: 'billing' as const }],
  ])('hold to the law of flags where %s are owed', (_, issue) => {
    const { failed, errorInstance, counterexample } = look(PRODUCT, 500, { issue });
    expect([failed && String(errorInstance), JSON.stringify(counterexample)]).toEqual([false, 'null']);
  });

  it.each(Object.entries(FAULTS))('find it where %s', (_, fault) => {
    expect(look({ ...PRODUCT, ...fault }, 10_000, { endOnFailure: true }).failed).toBe(true);
  });
});
