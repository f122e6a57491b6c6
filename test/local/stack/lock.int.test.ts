import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { lockFolder } from '../../../local/stack/lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a folder is locked once, until it is given up', () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`a stack runs on ${folder} already (process ${process.pid})`);
  unlock();
  expect(existsSync(join(folder, 'stack.pid'))).toBe(false);
  lockFolder(folder)();
});

it('a folder that does not exist yet is made', () => {
  lockFolder(join(folder, 'a/b'));
  expect(existsSync(join(folder, 'a/b/stack.pid'))).toBe(true);
});

it('the lock of a process that is gone does not count', () => {
  const noProcess = 2 ** 22 + 1;
  writeFileSync(join(folder, 'stack.pid'), String(noProcess));
  expect(() => lockFolder(folder)).not.toThrow();
});
