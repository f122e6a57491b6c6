import { once } from 'node:events';
import { createServer } from 'node:net';
import { type ProgramName, portVariables } from './options.ts';
import { StackError } from './stack-error.ts';

/** @throws StackError naming the port and the variable that sets it, when something listens there already */
export const assertPortFree = async (program: ProgramName, port: number): Promise<void> => {
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
};

/** A port that nobody listens on at the moment. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
  return address.port;
};
