import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import rhea, { type Connection, type EventContext, type Receiver, type Sender, type Session } from 'rhea';
import { attachReceiver, attachSender, type Services } from './attach.ts';
import { type Refusal, stolen } from './errors.ts';
import { keepBytes, keepLinksApart } from './rhea-internals.ts';
import type { Grants } from './serve-cbs.ts';
import { maxMessageSize } from './serve-sender.ts';

/** The settings of every link that the broker accepts. */
const accepting = {
  id: 'broker',
  tcp_no_delay: true,
  receiver_options: { credit_window: 1000, autoaccept: false, max_message_size: maxMessageSize },
  sender_options: { treat_modified_as_released: false },
};

/** Bytes; clients cut what is longer. */
const maxFrameSize = 65_536;

/** A socket that is being closed and whose peer doesn't answer is destroyed after this many milliseconds. */
const patience = 500;

export interface Listener {
  port: number;
  close(): Promise<void>;
}

/** Where and how to listen. `idleTimeout`: milliseconds of silence in which a peer is asked to say something. */
export interface ListenOptions {
  host: string;
  port: number;
  idleTimeout: number;
  log(line: string): void;
}

/** Accepts AMQP connections and serves their links. Rejects if the port can't be had. */
export async function listen({ host, port, idleTimeout, log }: ListenOptions, services: Services): Promise<Listener> {
  const container = rhea.create_container(accepting);
  const grants = new WeakMap<Connection, Grants>();
  const endings = new Map<Sender, () => void>();
  const connections = new Set<Connection>();
  const grantsOf = (connection: Connection): Grants => {
    const known = grants.get(connection) ?? new Set<string>();
    grants.set(connection, known);
    return known;
  };
  const end = (gone: (sender: Sender) => boolean) => {
    for (const [sender, ending] of endings) {
      if (!gone(sender)) continue;
      ending();
      endings.delete(sender);
    }
  };

  container.on('connection_open', ({ connection }: EventContext) => connections.add(connection));
  container.on('session_open', (context: EventContext) => {
    const session = context.session as Session;
    keepBytes(session);
    keepLinksApart(session, (link) => {
      end((one) => one === link);
      link.close(stolen('a new link of the same name and direction took the place of this one'));
    });
  });
  const refuse = (link: Receiver | Sender, refusal: Refusal) => {
    log(`link refused: ${refusal.description}`);
    link.close(refusal);
  };

  container.on('receiver_open', ({ receiver, connection }: { receiver: Receiver; connection: Connection }) => {
    const refusal = attachSender(receiver, services, grantsOf(connection));
    if (refusal) refuse(receiver, refusal);
  });
  container.on('sender_open', ({ sender, connection }: { sender: Sender; connection: Connection }) => {
    const served = attachReceiver(sender, services, grantsOf(connection));
    if ('condition' in served) refuse(sender, served);
    else endings.set(sender, served);
  });
  container.on('sender_close', ({ sender }: EventContext) => end((one) => one === sender));
  container.on('session_close', ({ session }: EventContext) => end((one) => one.session === session));
  for (const event of ['connection_close', 'disconnected']) {
    container.on(event, ({ connection }: EventContext) => {
      connections.delete(connection);
      end((one) => one.connection === connection);
    });
  }
  for (const event of ['connection_error', 'session_error', 'sender_error', 'receiver_error']) {
    container.on(event, () => {});
  }
  for (const event of ['protocol_error', 'error']) {
    container.on(event, (error: Error) => log(`connection dropped: ${error.message}`));
  }

  const sockets = new Set<Socket>();
  const server = container.listen({ host, port, max_frame_size: maxFrameSize, idle_time_out: idleTimeout });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // rhea watches what has spoken AMQP; this is for what never does. Only by an error does rhea learn of it.
    socket.setTimeout(2 * idleTimeout, () => socket.destroy(new Error('the peer is silent')));
    socket.on('close', () => sockets.delete(socket));
  });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const connection of connections) connection.close();
      const impatient = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, patience);
      await closed;
      clearTimeout(impatient);
    },
  };
}
