import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { OPERATIONS, type OperationName } from '../../shared/contract/operations.ts';
import { ask } from '../support/ask.ts';
import { makeWorld } from '../support/world.ts';

const readme = readFileSync('README.md', 'utf8');
/** What the first curl posts. */
const [, posted = ''] = /^curl [^`]*? -d '([^']*)'/m.exec(readme) ?? [];
const EXAMPLES = [
  ...readme.matchAll(/^`(GET|POST) (\/\S*)`(?:[^`\n]*`(\{.*\})`)? answers (\d+) with\n\n```json\n([^`]*)```/gm),
].map(([, method = '', path = '', body, status, answer = '']) => ({
  method,
  path,
  body,
  status: Number(status),
  answer,
}));

/** Something stands for `…`. */
const meant = (answer: string): unknown =>
  JSON.parse(answer, (_, value) => (value === '…' ? expect.any(String) : (value as unknown)));

it('the README’s list, event and refusal are answered as it says, one after the other', async () => {
  const world = makeWorld();
  const { body: ticket } = await ask(world, 'submitTicket', { body: JSON.parse(posted) });
  await world.deliver();
  const answered: string[] = [];
  for (const { method, path, body, status, answer } of EXAMPLES) {
    const { pathname, search } = new URL(path, 'http://localhost');
    const [name] = Object.entries(OPERATIONS).find(
      ([, row]) => row.method === method && row.path === decodeURI(pathname),
    ) as [OperationName, unknown];
    const said = { ...(name === 'submitTicket' && JSON.parse(posted)), ...(body && JSON.parse(body)) };
    const found = await ask(world, name, { id: ticket.id, query: search, body: said });
    expect(found.status).toBe(status);
    expect(found.body).toMatchObject(meant(answer) as object);
    answered.push(name);
  }
  expect(answered).toEqual(['listTickets', 'recordEvent', 'submitTicket']);
});
