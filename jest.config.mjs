/** Every test but the slow ones, for `npm run jest -- PATH`; the other configurations are parts of it. */
export default {
  testEnvironment: 'node',
  roots: ['test', 'local/broker/test', 'local/host/test', 'local/kit/test'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.{unit,int,e2e}.test.ts'],
  moduleNameMapper: { '^@csp-ticket-router/(.*)$': '<rootDir>/local/$1' },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022', experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
  // A test that passes takes a fraction of its time, also on a busy machine; a hung one still ends.
  testTimeout: 120_000,
  maxWorkers: 2,
};
