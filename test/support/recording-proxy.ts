import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What the table service was asked, and what it answered. */
export interface Exchange {
  method: string;
  /** Path and query, decoded. */
  url: string;
  request: string;
  status: number;
  response: string;
}

/** What becomes of a request: `repeat` refuses it with all that it held in the message, `silence` never answers. */
export type Fate = 'pass' | 'repeat' | 'silence';

export interface RecordingProxy {
  /** Stands in front of a table service from now on: makes its connection string one that leads through here. */
  inFrontOf(tables: string): string;
  /** The exchanges since the last call, oldest first. */
  take(): Exchange[];
  stop(): Promise<void>;
}

const ENDPOINT = /(?<=TableEndpoint=)http:\/\/[^/;]+/;

/**
 * Passes every request on as it is, since its signature is over the path, unless another fate is told by its body; and
 * keeps each exchange.
 */
export async function startRecordingProxy(fateOf: (body: string) => Fate = () => 'pass'): Promise<RecordingProxy> {
  let target = '';
  const exchanges: Exchange[] = [];
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = '', url = '', headers } = incoming;
    const request = await buffer(incoming);
    const fate = fateOf(`${request}`);
    if (fate === 'silence') return;
    if (fate === 'repeat') return refuse(`${request}`, outgoing);
    const sent = forward(target + url, { method, headers }).end(request);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const response = await buffer(answer);
    const { statusCode: status = 0 } = answer;
    // Kept before it goes back, so that nothing that a client has seen is missing.
    exchanges.push({ method, url: decodeURIComponent(url), request: `${request}`, status, response: `${response}` });
    outgoing.writeHead(status, answer.headers).end(response);
  };
  const refuse = (body: string, outgoing: ServerResponse) => {
    outgoing.writeHead(400, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify({ 'odata.error': { code: 'InvalidInput', message: { lang: 'en', value: body } } }));
  };
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  // A test that fails before it stops the proxy ends all the same.
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    inFrontOf: (tables) => {
      target = ENDPOINT.exec(tables)?.[0] ?? '';
      return tables.replace(ENDPOINT, `http://127.0.0.1:${port}`);
    },
    take: () => exchanges.splice(0),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
