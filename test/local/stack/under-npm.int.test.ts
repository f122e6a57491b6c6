import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { expect, it } from '@jest/globals';
import { freePorts, isAlive, readStackFile } from './start-stack.ts';

it('a SIGTERM that ends only the shell that npm puts between stops the whole stack', async () => {
  const data = mkdtempSync(join(tmpdir(), 'stack-'));
  const [host, broker, tables] = (await freePorts(3)).map(String);
  const ports = { PORT: host, BROKER_PORT: broker, TABLES_PORT: tables };
  const app = join(import.meta.dirname, 'app');
  // The second command keeps the shell from becoming the first.
  const shell = spawn('sh', ['-c', `"${process.execPath}" dist/local/stack.mjs --app "${app}"; true`], {
    env: { ...process.env, ...ports, STACK_DATA: data, npm_lifecycle_event: 'start' },
    stdio: 'ignore',
  });
  const { pids } = await eventually(() => readStackFile(data));
  shell.kill('SIGTERM');
  await eventually(() => !Object.values(pids).some(isAlive));
  await eventually(() => readStackFile(data) === undefined);
  expect(readStackFile(data)).toBeUndefined();
  rmSync(data, { recursive: true, force: true });
});
