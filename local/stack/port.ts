import { once } from 'node:events';
import { createServer } from 'node:net';
import { type ProgramName, portVariables } from './options.ts';
import { StackError } from './stack-error.ts';

/** Makes sure that nothing listens on a port yet; fails with StackError naming it and the variable that sets it. */
export async function assertPortFree(program: ProgramName, port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const { variable } = portVariables[program];
    throw new StackError(`port ${port} of the ${program} is in use; free it, or choose another with ${variable}=…`, {
      cause: error,
    });
  }
  server.close();
  await once(server, 'close');
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
  return address.port;
}
