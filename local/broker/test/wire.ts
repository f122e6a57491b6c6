import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP line to a port on this machine that can be cut, or go dead without a word. */
export interface Wire {
  port: number;
  /** Ends all connections that run over it and answers when both their peers have seen it; new ones are possible. */
  cut(): Promise<void>;
  /** Carries no more bytes and takes no more connections, but keeps those that are open. */
  freeze(): void;
  /** How many of its connections the far side has closed. */
  closedByPeer(): number;
  close(): Promise<void>;
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
      if (!pairs.delete(pair)) return;
      closedByPeer++;
      near.destroy();
    });
    for (const socket of pair) socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  /** Carries nothing over any more; what comes is thrown away, so that the end of a connection is still seen. */
  const part = (near: Socket, far: Socket) => {
    near.unpipe(far).resume();
    far.unpipe(near).resume();
  };
  const cut = async () => {
    const cutting = [...pairs];
    pairs.clear();
    for (const pair of cutting) part(...pair);
    // Ended, not destroyed: a socket closes when its peer has ended its side too.
    await Promise.all(cutting.flat().map((socket) => socket.closed || once(socket.end(), 'close')));
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    freeze() {
      server.close();
      for (const pair of pairs) part(...pair);
    },
    closedByPeer: () => closedByPeer,
    async close() {
      server.close();
      await cut();
    },
  };
}
