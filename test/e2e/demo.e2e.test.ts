import { spawnSync } from 'node:child_process';
import { expect, it } from '@jest/globals';

it('the demo plays a partner’s day, and all of it happens', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/local/demo.mjs'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('All of it happened.');
});
