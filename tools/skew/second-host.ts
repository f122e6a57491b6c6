import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OwnStack, until } from '../../local/stack/own-stack.ts';
import { freePort } from '../../local/stack/port.ts';
import { loadSecrets } from '../../local/stack/secrets.ts';

/** The root of the checkout, seen from dist/local. */
const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SecondHost {
  api: string;
  stop(): Promise<void>;
}

/** Starts one more host on a stack's tables and queues, whose clock is ahead by so many milliseconds. */
export async function startSecondHost({ file, folder }: OwnStack, ahead: number): Promise<SecondHost> {
  const port = await freePort();
  const { apiKeyPepper, cursorSecret, idSecret } = loadSecrets(folder);
  const args = ['--app', root, '--port', String(port), '--clock-offset', String(ahead)];
  const child = spawn(process.execPath, [join(root, 'dist/local/host.mjs'), ...args], {
    env: {
      ...process.env,
      FUNCTIONS_WORKER_RUNTIME: 'node',
      TablesConnection: file.tables,
      ServiceBusConnection: file.serviceBus,
      API_KEY_PEPPER: apiKeyPepper,
      CURSOR_SECRET: cursorSecret,
      ID_SECRET: idSecret,
    },
    stdio: 'ignore',
  });
  const api = `http://127.0.0.1:${port}/api/v1`;
  const answers = () =>
    fetch(`${api}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(answers);
  return {
    api,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
