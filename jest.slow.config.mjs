import config from './jest.config.mjs';

// Behaviours that only waiting shows.
export default { ...config, testMatch: ['**/*.slow.test.ts'] };
