import config from './jest.config.mjs';

// The product whole, and of the packages what needs no process and no client.
export default { ...config, testMatch: ['<rootDir>/test/**/*.{unit,int,e2e}.test.ts', '**/*.unit.test.ts'] };
