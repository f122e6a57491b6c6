import { readFileSync } from 'node:fs';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, OwnStack } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import { rowKeys } from '../support/stack.ts';

let stack: OwnStack;
beforeAll(async () => {
  stack = await OwnStack.start();
});
afterAll(() => stack.stop());

const cases = <Case>(file: string): Case => JSON.parse(readFileSync(`test/cases/${file}`, 'utf8')) as Case;
const issue = (change: object) => ({ ...intentExample, issue: { ...intentExample.issue, ...change } });
const ready = (id: string) => eventually(async () => (await stack.ticket(id)).status === 'ready');

/** What the README's first curl posts. */
const [, posted = ''] = /^curl [^`]*? -d '([^']*)'/m.exec(readFileSync('README.md', 'utf8')) ?? [];

describe('the README’s first steps', () => {
  it('an intent is accepted, its hand-off gets ready, and a person can file by it', async () => {
    const { status, headers, body } = await stack.call('POST', '/tickets', posted, {
      'idempotency-key': 'first',
    });
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`${stack.file.api}/tickets/${body.id}`);
    expect(headers.get('operation-location')).toBe(headers.get('location'));
    await ready(body.id);
    const ticket = await stack.call('GET', headers.get('location') ?? '');
    expect(ticket.headers.get('etag')).toBe('"2"');
    expect(ticket.body.decision).toMatchObject({
      outcome: 'file',
      channel: 'azure-portal',
      code: 'AZURE_PORTAL',
      row: 18,
    });
    expect(ticket.body.decision.handOff.open).toContain('contoso.example');
    expect(ticket.body.events.map(({ type }: { type: string }) => type)).toEqual(['accepted', 'hand-off-ready']);
    await eventually(async () => (await stack.ticket(body.id)).notifications.length === 2);
    expect((await rowKeys(stack, 'outbox')).filter((key) => key.includes(body.id))).toEqual([]);
  });

  it('health is green and open to all', async () => {
    const { status, body } = await stack.call('GET', '/health', undefined, { authorization: '' });
    expect([status, body.status]).toEqual([200, 'healthy']);
  });
});

describe('decisions over HTTP', () => {
  interface Case {
    edition: string;
    now: string;
    intent: { issue: { title: string } };
    expected: { outcome: string; response: object | null; warnings: string[]; feeCharged?: boolean | null } & Record<
      string,
      unknown
    >;
  }
  const { cases: list } = cases<{ cases: Case[] }>('decision-cases.json');

  // Time passes over HTTP: those that are about one second are tried where the clock is handed in.
  const standing = list.filter(({ intent }) => !/\bseconds?\b/.test(intent.issue.title));

  it.each(standing.map((example) => [example.edition, example.intent.issue.title, example] as const))(
    'edition %s, %s',
    async (edition, _, { intent, expected }) => {
      const { status, body } = await stack.call('POST', `/decisions?edition=${edition}`, intent);
      expect(status).toBe(200);
      const { warnings, response, feeCharged, ...rest } = expected;
      expect(body).toMatchObject(rest);
      expect(body.warnings.map(({ code }: { code: string }) => code)).toEqual(warnings);
      if (response === null) expect(body.response).toBeNull();
      else expect(body.response).toMatchObject(response);
      if (feeCharged !== undefined) expect(body.fee?.charged ?? null).toBe(feeCharged);
    },
  );

  it('a list is answered in order, each fault in its place', async () => {
    const { body } = await stack.call('POST', '/decisions', {
      intents: [intentExample, {}, issue({ type: 'billing' })],
    });
    expect(body.value.map((each: { code: string }) => each.code)).toEqual([
      'AZURE_PORTAL',
      'VALIDATION_FAILED',
      'AZURE_PORTAL',
    ]);
    expect(body.value[1].errors[0].pointer).toMatch(/^\/intents\/1\//);
  });

  it('an edition that does not exist is refused with those that do', async () => {
    const { status, body } = await stack.call('POST', '/decisions?edition=1999', intentExample);
    expect([status, body.code, body.errors[0].parameter]).toEqual([400, 'UNKNOWN_EDITION', 'edition']);
    expect(body.detail).toContain('2024, 2025');
  });
});

describe('clock arithmetic over HTTP', () => {
  interface Cases {
    calendars: Record<string, object>;
    cases: { id: string; op: string; calendar: string | null; input: object; expected: unknown }[];
  }
  const { calendars, cases: list } = cases<Cases>('sla-cases.json');

  it.each(list.map((example) => [example.id, example] as const))('%s', async (_, { op, calendar, input, expected }) => {
    const question = { op, calendar: calendar === null ? undefined : calendars[calendar], ...input };
    const { status, body } = await stack.call('POST', '/sla/calculate', question);
    expect({ status, result: body.result }).toEqual({ status: 200, result: expected });
    expect(body).toHaveProperty('explanation');
  });

  it('a calendar that never opens is refused with a pointer', async () => {
    const question = { op: 'isOpen', calendar: { timeZone: 'UTC', weekly: {} }, at: '2026-11-23T09:00:00Z' };
    const { status, body } = await stack.call('POST', '/sla/calculate', question);
    expect(status).toBe(400);
    expect(body.errors[0].pointer).toMatch(/^\/calendar/);
  });
});

describe('a repeat', () => {
  it('under the same key is the same ticket, also when both come at once', async () => {
    const both = await Promise.all(
      [1, 2].map(() => stack.call('POST', '/tickets', intentExample, { 'idempotency-key': 'twin' })),
    );
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    expect(both[0]?.body.id).toBe(both[1]?.body.id);
    expect(both.map(({ headers }) => headers.get('idempotency-replayed')).sort()).toEqual(['true', null].sort());
  });

  it('with another intent under the same key is refused', async () => {
    await stack.call('POST', '/tickets', intentExample, { 'repeatability-request-id': 'reused' });
    const other = await stack.call('POST', '/tickets', issue({ title: 'Other' }), { 'idempotency-key': 'reused' });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('is answered by the stored ticket even where today’s facts would be refused', async () => {
    const intent = { ...intentExample, reference: 'stored-wins' };
    const first = await stack.call('POST', '/tickets', intent, { 'idempotency-key': 'stored' });
    const again = await stack.call('POST', '/tickets', intent, { 'idempotency-key': 'stored' });
    expect(again.body.id).toBe(first.body.id);
    const refused = await stack.call(
      'POST',
      '/tickets',
      { ...intent, filedBy: 'customer' },
      { 'idempotency-key': 'stored' },
    );
    expect(refused.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('after a refusal is decided anew: refusals do not bind the key', async () => {
    const refused = await stack.call(
      'POST',
      '/tickets',
      { ...intentExample, filedBy: 'customer' },
      { 'idempotency-key': 'free' },
    );
    expect([refused.status, refused.body.code, refused.body.decision.code]).toEqual([
      422,
      'NOT_ELIGIBLE',
      'CUSTOMER_CANNOT_FILE',
    ]);
    expect(refused.body.decision).toMatchObject({
      channel: null,
      response: null,
      handOff: null,
      whoCanFile: ['partner'],
    });
    expect((await stack.call('POST', '/tickets', intentExample, { 'idempotency-key': 'free' })).status).toBe(202);
  });

  it('of a batch gives every item again', async () => {
    const batch = { intents: [intentExample, { ...intentExample, filedBy: 'customer' }, { junk: 1 }] };
    const [first, again] = [
      await stack.call('POST', '/tickets/batch', batch, { 'idempotency-key': 'batch' }),
      await stack.call('POST', '/tickets/batch', batch, { 'idempotency-key': 'batch' }),
    ];
    const statuses = ({ body }: Answer) => body.value.map(({ status }: { status: number }) => status);
    expect(statuses(first)).toEqual([202, 422, 400]);
    expect(statuses(again)).toEqual([202, 422, 400]);
    expect(again.body.value[0].ticket.id).toBe(first.body.value[0].ticket.id);
    expect(first.body.value[2].problem.errors).toContainEqual(
      expect.objectContaining({ pointer: '/intents/2/junk', code: 'UNKNOWN_PROPERTY' }),
    );
  });
});

describe('lists', () => {
  it('give every ticket once over pages by their links, and a link of another question is refused', async () => {
    const all = await stack.call('GET', '/tickets?maxpagesize=200');
    const seen: string[] = [];
    let next: string | undefined = '/tickets?maxpagesize=2';
    let firstLink: string | undefined;
    while (next !== undefined) {
      const { status, body }: Answer = await stack.call('GET', next);
      expect(status).toBe(200);
      seen.push(...body.value.map(({ id }: { id: string }) => id));
      next = body.nextLink;
      firstLink ??= next;
    }
    expect(seen).toEqual(all.body.value.map(({ id }: { id: string }) => id));
    const forged = await stack.call('GET', `${firstLink}&severity=A`);
    expect([forged.status, forged.body.code]).toEqual([400, 'CURSOR_INVALID']);
  });

  it('name every fault in their query', async () => {
    const { status, body } = await stack.call('GET', '/tickets?maxpagesize=201&status=lost&color=red');
    expect(status).toBe(400);
    expect(body.errors.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual([
      'color',
      'maxpagesize',
      'status',
    ]);
  });
});

describe('events', () => {
  const accepted = async (): Promise<string> => (await stack.call('POST', '/tickets', intentExample)).body.id;

  it('carry a ticket from filed to resolved, and what is forbidden changes nothing', async () => {
    const id = await accepted();
    await ready(id);
    const post = (event: object, headers = {}) => stack.call('POST', `/tickets/${id}/events`, event, headers);
    const filed = await post({ type: 'filed', reference: '2611230040001234' });
    expect([filed.status, filed.body.status, filed.body.channelReference]).toEqual([200, 'filed', '2611230040001234']);
    const forbidden = await post({ type: 'reopened' });
    expect([forbidden.status, forbidden.body.code]).toEqual([409, 'EVENT_NOT_ALLOWED']);
    const stale = await post({ type: 'answered' }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'ETAG_MISMATCH']);
    const answered = await post({ type: 'answered' }, { 'if-match': filed.headers.get('etag') ?? '' });
    expect(answered.body.clocks[1]).toMatchObject({ name: 'initial-response', state: 'met' });
    const noted = await Promise.all([1, 2].map(() => post({ type: 'note', text: 'once' }, { 'idempotency-key': 'n' })));
    expect(noted.map(({ status }) => status)).toEqual([200, 200]);
    const { events } = await stack.ticket(id);
    expect(events.filter(({ type }: { type: string }) => type === 'note')).toHaveLength(1);
    expect(events.at(-1).data).toEqual({ text: 'once' });
  });

  it('refuse unknown members and times out of range', async () => {
    const id = await accepted();
    const unknown = await stack.call('POST', `/tickets/${id}/events`, { type: 'filed', reference: 'x', color: 'red' });
    expect(unknown.body.errors).toEqual([expect.objectContaining({ pointer: '/color' })]);
    const early = await stack.call('POST', `/tickets/${id}/events`, {
      type: 'note',
      text: 'x',
      at: '2020-01-01T00:00:00Z',
    });
    expect([early.status, early.body.code]).toEqual([400, 'AT_OUT_OF_RANGE']);
  });
});

describe('HEAD', () => {
  it.each(['/tickets', '/health', 'a ticket'])('answers as GET does, without the body: %s', async (place) => {
    const { body } = await stack.call('POST', '/tickets', intentExample);
    const url = `${stack.file.api}${place === 'a ticket' ? `/tickets/${body.id}` : place}`;
    const headers = { authorization: `Bearer ${stack.file.apiKey}` };
    const [head, get] = [await fetch(url, { method: 'HEAD', headers }), await fetch(url, { headers })];
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      200,
      get.headers.get('content-type'),
      '',
    ]);
  });
});

describe('who holds a ticket’s version', () => {
  it('is told 304 without a body until it changes', async () => {
    const { headers, body } = await stack.call('POST', '/tickets', intentExample);
    const url = `${stack.file.api}/tickets/${body.id}`;
    await ready(body.id);
    const known = (await stack.call('GET', url)).headers.get('etag') ?? '';
    const again = { authorization: `Bearer ${stack.file.apiKey}`, 'if-none-match': `${headers.get('etag')}, ${known}` };
    const answer = await fetch(url, { headers: again });
    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([304, known, '']);
    await stack.call('POST', `/tickets/${body.id}/events`, { type: 'note', text: 'x' });
    expect((await fetch(url, { headers: again })).status).toBe(200);
  });
});

describe('every answer', () => {
  it.each<[string, () => Promise<{ status: number; headers: Headers }>, number]>([
    ['a decision', () => stack.call('POST', '/decisions', intentExample), 200],
    ['a list', () => stack.call('GET', '/tickets'), 200],
    ['a problem', () => stack.call('POST', '/tickets', {}), 400],
    ['a refusal at the gate', () => stack.call('GET', '/tickets', undefined, { authorization: '' }), 401],
    ['health', () => stack.call('GET', '/health'), 200],
  ])('may be neither guessed at nor kept nor framed by a browser, and names no server: %s', async (_, ask, status) => {
    const answer = await ask();
    const { headers } = answer;
    expect(answer.status).toBe(status);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'set-cookie'])
      expect(headers.has(name)).toBe(false);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('bad input', () => {
  const post = (body: string, headers: Record<string, string> = {}) => stack.call('POST', '/tickets', body, headers);
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  it.each<[string, () => Promise<Answer>, number, string]>([
    ['no key', () => post('{}', { authorization: '' }), 401, 'UNAUTHORIZED'],
    [
      'a wrong secret',
      () => post('{}', { authorization: `Bearer ${stack.file.apiKey.slice(0, -1)}!` }),
      401,
      'UNAUTHORIZED',
    ],
    [
      'a key before a wrong content type',
      () => post('{}', { authorization: '', 'content-type': 'text/plain' }),
      401,
      'UNAUTHORIZED',
    ],
    [
      'a query over 2,048 characters',
      () => stack.call('GET', `/tickets?status=${'x'.repeat(2_048)}`),
      414,
      'QUERY_TOO_LONG',
    ],
    ['headers over 12 KiB', () => post('{}', { 'x-filler': 'x'.repeat(12_288) }), 431, 'HEADERS_TOO_LARGE'],
    ['a body of too many values', () => post(`[${'1,'.repeat(8_192)}1]`), 400, 'TOO_MANY_VALUES'],
    ['a text of too many characters', () => post(JSON.stringify({ a: 'x'.repeat(32_769) })), 400, 'STRING_TOO_LONG'],
    ['a wrong content type', () => post('{}', { 'content-type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a body over 64 KiB', () => post(JSON.stringify({ a: 'x'.repeat(65_536) })), 413, 'PAYLOAD_TOO_LARGE'],
    ['a body over 64 KiB that is not JSON', () => post('x'.repeat(65_537)), 413, 'PAYLOAD_TOO_LARGE'],
    ['seventeen levels', () => post(nested(17)), 400, 'NESTED_TOO_DEEP'],
    ['sixteen levels', () => post(nested(16)), 400, 'VALIDATION_FAILED'],
    ['a body that is not JSON', () => post('{"a":'), 400, 'MALFORMED_JSON'],
    ['an empty body', () => post(''), 400, 'MALFORMED_JSON'],
    [
      'a key with a space',
      () => post(JSON.stringify(intentExample), { 'idempotency-key': 'a b' }),
      400,
      'IDEMPOTENCY_KEY_INVALID',
    ],
    ['an unknown id', () => stack.call('GET', `/tickets/${'0'.repeat(32)}`), 404, 'NOT_FOUND'],
    ['an id that is none', () => stack.call('GET', '/tickets/..%5c..'), 404, 'NOT_FOUND'],
    [
      'another partner’s tenant',
      () =>
        stack.call('POST', '/decisions', {
          ...intentExample,
          partner: { ...intentExample.partner, tenantId: intentExample.customer.tenantId },
        }),
      403,
      'PARTNER_MISMATCH',
    ],
    [
      'a list of 101',
      () => stack.call('POST', '/tickets/batch', { intents: Array(101).fill({}) }),
      400,
      'VALIDATION_FAILED',
    ],
    [
      'a list over 1 MiB',
      () => stack.call('POST', '/decisions', { intents: ['x'.repeat(1_100_000)] }),
      413,
      'PAYLOAD_TOO_LARGE',
    ],
  ])('%s', async (_, ask, status, code) => {
    const answer = await ask();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.(ts|cjs|js):/);
  });

  it('a body in chunks, which the host drops, is 411', async () => {
    const chunks = new Blob([JSON.stringify(intentExample)]).stream();
    const headers = { authorization: `Bearer ${stack.file.apiKey}`, 'content-type': 'application/json' };
    const answer = await fetch(`${stack.file.api}/tickets`, { method: 'POST', headers, body: chunks, duplex: 'half' });
    expect([answer.status, await answer.json()]).toEqual([411, expect.objectContaining({ code: 'LENGTH_REQUIRED' })]);
  });

  it('a wrong method is 404', async () => {
    const response = await fetch(`${stack.file.api}/tickets`, { method: 'DELETE' });
    expect(response.status).toBe(404);
  });
});
