import config from './jest.config.mjs';

// Broker and host as real clients and apps meet them.
export default { ...config, testMatch: ['<rootDir>/local/*/test/**/*.int.test.ts'] };
