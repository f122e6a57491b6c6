import { beforeEach, describe, expect, it } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let id: string;
beforeEach(async () => {
  world = makeWorld();
  ({ id } = await world.accept());
});

const read = (headers: Record<string, string> = {}, method = 'GET') => ask(world, 'getTicket', { id, headers, method });
const list = (headers: Record<string, string> = {}, query = '') => ask(world, 'listTickets', { headers, query });
const note = (headers: Record<string, string>) =>
  ask(world, 'recordEvent', { id, headers, body: { type: 'note', text: 'x' } });

describe('whoever has a ticket’s version already', () => {
  it.each(['"1"', 'W/"1"', '"0", "1"', '*'])('is told 304 and no more, by If-None-Match: %s', async (tag) => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers, body } = await read({ 'if-none-match': tag }, method);
      expect([status, body, headers.get('etag'), headers.get('content-type')]).toEqual([304, undefined, '"1"', null]);
    }
  });

  it.each(['"2"', '"11"', 'nonsense', ''])('is told all where it has another: %s', async (tag) => {
    expect((await read({ 'if-none-match': tag })).status).toBe(200);
  });

  it('is told all once the ticket has changed', async () => {
    await note({});
    expect((await read({ 'if-none-match': '"1"' })).status).toBe(200);
    expect((await read({ 'if-none-match': '"2"' })).status).toBe(304);
  });

  it('is told no less of a ticket that isn’t there', async () => {
    const { status } = await ask(world, 'getTicket', { id: '0'.repeat(32), headers: { 'if-none-match': '*' } });
    expect(status).toBe(404);
  });

  it('still records what it reports: that is no read', async () => {
    expect((await note({ 'if-none-match': '*' })).status).toBe(200);
  });
});

describe('whoever has a page of a list already', () => {
  const tagOf = async () => (await list()).headers.get('etag') ?? '';

  it('is told 304 while all that stands on it is as it was, however late it is', async () => {
    const tag = await tagOf();
    world.clock.now += 1_000;
    expect(tag).toMatch(/^W\/"\w+"$/);
    expect((await list({ 'if-none-match': tag })).status).toBe(304);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['one of its tickets has changed', () => note({})],
    ['another has come', () => world.accept()],
  ])('is told all once %s', async (_, change) => {
    const tag = await tagOf();
    await change();
    expect((await list({ 'if-none-match': tag })).status).toBe(200);
  });

  it('is told all where another page follows it now', async () => {
    const { headers } = await list({}, '?maxpagesize=1');
    const newest = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await list(newest, '?maxpagesize=1')).status).toBe(304);
    world.clock.now -= 1_000;
    await world.accept();
    expect((await list(newest, '?maxpagesize=1')).status).toBe(200);
  });
});

describe('a report on a version', () => {
  it.each([
    ['the present one', '"1"', 200],
    ['one of several', '"7", "1"', 200],
    ['any', '*', 200],
    ['one that is gone', '"7"', 412],
    ['a weak tag, which matches never', 'W/"1"', 412],
    ['a tag that is none of ours', '"abc"', 412],
    ['what is no tag', '1', 400],
  ])('of %s', async (_, tag, status) => {
    expect((await note({ 'if-match': tag })).status).toBe(status);
  });
});
