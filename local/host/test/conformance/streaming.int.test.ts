import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type HostProcess, startApp } from './start-app.ts';

let host: HostProcess;
beforeAll(async () => {
  host = await startApp({ files: ['streaming.cjs'] });
});
afterAll(() => host.stop());

it('a streamed body arrives piece by piece, with its status and headers', async () => {
  const response = await fetch(`${host.url}/ticks`);
  expect([response.status, response.headers.get('x-own')]).toEqual([201, 'yes']);
  const pieces: { at: number; text: string }[] = [];
  const decoder = new TextDecoder();
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    pieces.push({ at: performance.now(), text: decoder.decode(piece) });
  }
  expect(pieces.map((piece) => piece.text)).toEqual(['one ', 'two ', 'three']);
  expect((pieces[2]?.at ?? 0) - (pieces[0]?.at ?? 0)).toBeGreaterThan(150);
});

it('a request body in chunks arrives', async () => {
  const body = await new Promise((resolve, reject) => {
    const post = request(`${host.url}/echo`, { method: 'POST' }, (response) => text(response).then(resolve, reject));
    post.write('in ');
    post.end('pieces');
  });
  expect(body).toBe('in pieces');
});

it('a repeated query parameter keeps its values, and stands among the route parameters too', async () => {
  const response = await fetch(`${host.url}/describe/7?q=1&q=2`, { headers: { 'x-h': 'v' } });
  expect(await response.json()).toEqual({
    url: `${host.url}/describe/7?q=1&q=2`,
    all: ['1', '2'],
    params: { id: '7', q: '2' },
    header: 'v',
  });
});

it.each(['throws', 'nothing'])(
  'a function that %s answers 500, where Azure would leave its caller waiting',
  async (name) => {
    expect((await fetch(`${host.url}/${name}`)).status).toBe(500);
  },
);

it('calls work on one connection after another', async () => {
  for (let i = 0; i < 5; i++)
    expect(await (await fetch(`${host.url}/echo`, { method: 'POST', body: `${i}` })).text()).toBe(`${i}`);
});
