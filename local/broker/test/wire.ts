import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP line to a port on this machine that can be cut, or go dead without a word. */
export interface Wire {
  port: number;
  /** Ends all connections that run over it; new ones are possible. */
  cut(): void;
  /** Carries no more bytes and takes no more connections, but keeps those that are open. */
  freeze(): void;
  /** How many of its connections the far side has closed. */
  closedByPeer(): number;
  close(): void;
}

export async function layWire(to: number): Promise<Wire> {
  const pairs = new Set<[Socket, Socket]>();
  let closedByPeer = 0;
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    far.on('close', () => {
      if (pairs.delete(pair)) closedByPeer++;
      near.destroy();
    });
    for (const socket of pair) socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const pair of pairs) {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    freeze() {
      server.close();
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        // Read and thrown away, so that the end of the connection is still seen.
        near.resume();
        far.resume();
      }
    },
    closedByPeer: () => closedByPeer,
    close() {
      cut();
      server.close();
    },
  };
}
