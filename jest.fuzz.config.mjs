import config from './jest.config.mjs';

// The fuzz run of the gate at its full size and of a new seed; docs/fuzzing.md tells how to repeat one.
export default {
  ...config,
  testMatch: ['**/test/fuzz/**/*.test.ts'],
  globals: { FUZZ: { requests: 20_000, seed: Date.now() % 1_000_000 } },
};
