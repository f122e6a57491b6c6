import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { intentExample } from '../../shared/contract/intent.ts';
import { bearer, type Fleet, startFleet } from '../support/fleet.ts';

let fleet: Fleet;
let key: Record<string, string>;
beforeAll(async () => {
  fleet = await startFleet({ hosts: 2 });
  key = bearer(await fleet.addPartner(intentExample.partner.tenantId));
});
afterAll(() => fleet.stop());

const BOTH = [0, 1];
const atBoth = (method: string, path: string, body?: unknown, headers = {}) =>
  Promise.all(BOTH.map((host) => fleet.call(host, method, path, body, { ...key, ...headers })));

describe('two hosts over one storage', () => {
  it('make one ticket of a key that is sent to both at once, and both show it', async () => {
    const submitted = await atBoth('POST', '/tickets', intentExample, { 'idempotency-key': 'both' });
    expect(submitted.map(({ status }) => status)).toEqual([202, 202]);
    const { id } = submitted[0]?.body ?? {};
    expect(submitted[1]?.body.id).toBe(id);
    await eventually(
      async () => (await atBoth('GET', `/tickets/${id}`)).every(({ body }) => body.status === 'ready'),
      10_000,
    );
    const lists = await atBoth('GET', '/tickets');
    expect(lists.map(({ body }) => body.value.map((ticket: { id: string }) => ticket.id))).toEqual([[id], [id]]);
  });

  it('take each other’s links to the next page', async () => {
    await fleet.call(0, 'POST', '/tickets', intentExample, key);
    const { body: first } = await fleet.call(0, 'GET', '/tickets?maxpagesize=1', undefined, key);
    const { pathname, search } = new URL(first.nextLink);
    const next = await fleet.call(1, 'GET', new URL(pathname + search, fleet.hosts[1]?.url).href, undefined, key);
    expect(next.status).toBe(200);
    expect(next.body.value).toHaveLength(1);
    expect(next.body.value[0].id).not.toBe(first.value[0].id);
  });
});
