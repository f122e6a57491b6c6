import { intentExample } from '../../shared/contract/intent.ts';
import type { Canaries } from './canaries.ts';
import { filledIntent, type Put, strayHeaders, wrongIntent } from './canary-inputs.ts';
import { credentials, webhooks } from './canary-proofs.ts';

/** A call that is to be refused. */
export interface RefusedCall {
  call: string;
  status: number;
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Place {
  /** A ticket of the caller that is ready. */
  ticketId: string;
  keyId: string;
  partner: string;
  /** What a service desk's message is signed with, and the secret that an alert names. */
  sign(body: string): Record<string, string>;
  monitorSecret: string;
}

/**
 * Calls with canaries in them that are refused. They stand in values only: by contract the name of an unknown member
 * comes back as a `pointer`, and the path as the `instance`.
 */
export function refusedCalls(canaries: Canaries, place: Place): RefusedCall[] {
  const put: Put = (input) => canaries.text(`refused ${input}`);
  return [
    ...intents(canaries, put),
    ...events(place, put),
    ...questions(place, put),
    ...credentials(place, put),
    ...webhooks(place, put),
  ];
}

function intents(canaries: Canaries, put: Put): RefusedCall[] {
  const refused = (call: string, status: number, body: unknown, headers = {}, path = '/tickets'): RefusedCall => ({
    call,
    status,
    method: 'POST',
    path,
    body,
    headers,
  });
  const filled = (round: string) => filledIntent(canaries, `refused ${round}`);
  const ofCustomer = filled('contact of the customer');
  const uncovered = filled('product not covered');
  const foreign = {
    ...filled('foreign partner'),
    partner: { ...intentExample.partner, tenantId: canaries.guid('refused foreign partner') },
  };
  const deep = (text: string) => `${'['.repeat(20)}"${text}"${']'.repeat(20)}`;
  return [
    refused(
      'every member of an intent',
      400,
      wrongIntent((input) => put(`intent: ${input}`)),
      strayHeaders((input) => put(`header ${input}`)),
    ),
    refused('JSON that is cut off', 400, `{"issue": {"title": "${put('cut off JSON')}`),
    refused('text that is no JSON', 400, put('no JSON')),
    refused('JSON that nests too deep', 400, deep(put('deep JSON'))),
    refused('a string that is too long', 400, { reference: put('long string').repeat(5_000) }),
    refused('too many values', 400, { reference: [put('many values'), ...Array(9_000).fill(0)] }),
    refused('a body that is too large', 413, { reference: put('large body').padEnd(70_000, 'x') }),
    refused(
      'another content type',
      415,
      { reference: put('text body') },
      { 'content-type': `text/${put('content type')}` },
    ),
    refused(
      'another charset',
      415,
      { reference: put('charset body') },
      { 'content-type': `application/json; charset=${put('charset')}` },
    ),
    refused(
      'a contact of the customer',
      422,
      {
        ...ofCustomer,
        contact: { ...ofCustomer.contact, email: `${put('customer’s mail')}@${ofCustomer.customer.domain}` },
      },
      {},
      '/tickets?explain=full',
    ),
    refused(
      'a product that isn’t covered',
      422,
      { ...uncovered, product: { ...uncovered.product, family: 'other' } },
      {},
      '/tickets?explain=full',
    ),
    refused('another partner', 403, foreign),
    refused('a key that isn’t one', 400, intentExample, { 'idempotency-key': `${put('Idempotency-Key')} x` }),
    refused('two keys', 400, intentExample, {
      'idempotency-key': put('one key'),
      'repeatability-request-id': put('Repeatability-Request-ID'),
    }),
    refused('headers that are too large', 431, intentExample, { cookie: put('large Cookie').repeat(1_600) }),
  ];
}

function events({ ticketId }: Place, put: Put): RefusedCall[] {
  const refused = (call: string, status: number, body: unknown, headers = {}): RefusedCall => ({
    call: `event: ${call}`,
    status,
    method: 'POST',
    path: `/tickets/${ticketId}/events`,
    body,
    headers,
  });
  return [
    refused('another type', 400, { type: put('event type') }),
    refused('filed', 400, { type: 'filed', reference: put('filed reference').padEnd(101, 'x') }),
    refused('note', 400, { type: 'note', text: [put('note text')], at: put('note at') }),
    refused('claimed', 400, { type: 'claimed', by: `${put('claimed by')}\u0007!` }),
    refused('paused', 400, { type: 'paused', reason: { text: put('paused reason') } }),
    refused('severity', 400, { type: 'severity-changed', severity: put('new severity') }),
    refused('unknown member', 400, { type: 'answered', remark: put('event’s unknown member') }),
    refused('another state', 409, { type: 'reopened' }, { 'idempotency-key': put('key of what isn’t allowed') }),
    refused(
      'If-Match that isn’t one',
      400,
      { type: 'note', text: put('note of no version') },
      { 'if-match': put('If-Match') },
    ),
    refused('another version', 412, { type: 'note', text: put('note of another version') }, { 'if-match': '"999"' }),
  ];
}

function questions({ ticketId }: Place, put: Put): RefusedCall[] {
  const get = (call: string, path: string, status = 400): RefusedCall => ({
    call: `query: ${call}`,
    status,
    method: 'GET',
    path,
  });
  const post = (call: string, path: string, body: unknown): RefusedCall => ({
    call,
    status: 400,
    method: 'POST',
    path,
    body,
  });
  const query = (names: string[]) => names.map((name) => `${name}=${put(`query ${name}`)}`).join('&');
  const place = Buffer.from(put('place in a cursor')).toString('base64url');
  return [
    get(
      'filters',
      `/tickets?${query(['customer', 'status', 'channel', 'severity', 'breached', 'product', 'maxpagesize', 'code', 'partner', 'secret', 'filter'])}`,
    ),
    get('cursor', `/tickets?${query(['cursor'])}`),
    get(
      'cursor of our form',
      `/tickets?cursor=${place}.${Buffer.from(put('signature of a cursor').padEnd(32)).toString('base64url')}`,
    ),
    get('explain', `/tickets/${ticketId}?${query(['explain'])}`),
    get('too long', `/tickets?status=${put('long query').repeat(300)}`, 414),
    post('query: code', `/tickets?code=${put('query code of a ticket')}`, intentExample),
    post('query: edition', `/decisions?${query(['edition'])}`, intentExample),
    post('a list of intents', '/decisions', { intents: put('list of intents') }),
    post('a batch', '/tickets/batch', { intents: [], remark: put('batch’s unknown member') }),
    post('a replay', '/decisions/replay', {
      edition: put('replayed edition'),
      from: put('replay from'),
      to: put('replay to'),
    }),
    post('an edition to replay', '/decisions/replay', {
      edition: put('unknown edition'),
      from: '2026-01-01T00:00:00Z',
      to: '2026-02-01T00:00:00Z',
    }),
    post('a calculation', '/sla/calculate', {
      op: 'isOpen',
      at: put('at'),
      calendar: {
        timeZone: put('time zone'),
        weekly: { mon: [[put('opens'), put('closes')]] },
        holidays: [put('holiday')],
      },
    }),
    post('a local time', '/sla/calculate', {
      op: 'resolveLocal',
      local: put('local time'),
      timeZone: put('zone of a local time'),
    }),
    post('an operation', '/sla/calculate', { op: put('operation') }),
    post('a policy', '/policy/preview', {
      version: [put('policy version')],
      edition: put('policy edition'),
      permittedGdapRoles: [put('permitted role').padEnd(129, 'x')],
      filingMinutes: { A: put('filing minutes') },
      links: { commercial: { start: put('link') } },
      calendars: { HUN: { timeZone: put('policy zone'), weekly: { mon: [[put('policy opens'), '17:00']] } } },
    }),
    post('roles of a policy', '/policy/preview', {
      permittedGdapRoles: [put('only role')],
      leastGdapRole: put('least role'),
    }),
    post('hours of a policy', '/policy/preview', {
      calendars: { HUN: { weekly: { mon: [[put('no time'), '17:00']] } } },
    }),
  ];
}
