// `node .ci/add-up.mjs REPORT…`: adds up what jest has reported of several runs, in one line. A run that failed without a
// failed test, or never came to its report, counts as one failure.
import { existsSync, readFileSync } from 'node:fs';

const reports = process.argv.slice(2).map((file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}));
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
const passed = sum(({ numPassedTests = 0 }) => numPassedTests);
const failed = sum(({ success = false, numFailedTests = 0 }) => Math.max(numFailedTests, success ? 0 : 1));
console.log(`${passed} passed, ${failed} failed`);
