import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const OF_ONE = { success: true, numPassedTests: 3, numFailedTests: 0 };

it.each<[string, (object | null)[], string]>([
  ['runs that passed', [OF_ONE, { ...OF_ONE, numPassedTests: 4 }], '7 passed, 0 failed'],
  ['a run with failures', [OF_ONE, { success: false, numPassedTests: 1, numFailedTests: 2 }], '4 passed, 2 failed'],
  ['a run that failed without a failed test', [OF_ONE, { ...OF_ONE, success: false }], '6 passed, 1 failed'],
  ['a run without a report', [OF_ONE, null], '3 passed, 1 failed'],
])('the gate’s last line counts %s', (_, reports, line) => {
  const folder = mkdtempSync(join(tmpdir(), 'add-up-'));
  const files = reports.map((report, at) => {
    const file = join(folder, `${at}.json`);
    if (report !== null) writeFileSync(file, JSON.stringify(report));
    return file;
  });
  expect(execFileSync(process.execPath, ['.ci/add-up.mjs', ...files], { encoding: 'utf8' })).toBe(`${line}\n`);
  rmSync(folder, { recursive: true });
});
