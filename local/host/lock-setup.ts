import { Server } from 'node:net';
import type { AppCore } from './core.ts';

/**
 * Ends `app.setup()`. Where the app asked for HTTP streams the library starts a server, whose address is returned; it
 * would listen on every interface, so listening is narrowed to this machine meanwhile.
 */
export const lockSetup = async (core: AppCore): Promise<string | undefined> => {
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server, listening: () => void) {
    return listen.call(this, { port: 0, host: '127.0.0.1' }, listening);
  } as typeof listen;
  try {
    const capabilities = await core.model?.getCapabilities({});
    return capabilities?.HttpUri?.replace('localhost', '127.0.0.1');
  } finally {
    Server.prototype.listen = listen;
  }
};
