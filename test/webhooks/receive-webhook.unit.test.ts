import { sign, X509Certificate } from 'node:crypto';
import { HttpRequest, InvocationContext } from '@azure/functions';
import { describe, expect, it } from '@jest/globals';
import { receiveWebhook } from '../../functions/receive-webhook.ts';
import { azureMonitorAlertExample } from '../../shared/contract/webhook-azure-monitor.ts';
import { partnerCenterEventExample } from '../../shared/contract/webhook-partner-center.ts';
import { psaEventExample } from '../../shared/contract/webhook-psa.ts';
import { fromColumns } from '../../shared/store/limits.ts';
import { type Entity, type Operation, WriteConflict } from '../../shared/store/table.ts';
import type { WebhookSettings } from '../../shared/webhooks/settings.ts';
import { signWebhook } from '../../shared/webhooks/standard-webhooks.ts';
import { makeCertificate } from '../support/certificates.ts';
import { NOW } from '../support/fixtures.ts';
import { makeWorld } from '../support/world.ts';

const PSA = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const NEXT_PSA = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const ROOT = makeCertificate({ commonName: 'Root', ca: true });
const MONITOR = 'm'.repeat(32);
const EVENT = JSON.stringify(psaEventExample);
const ALERT = JSON.stringify(azureMonitorAlertExample);

interface Sent {
  source?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

function makeDoor(webhooks: Partial<WebhookSettings> = {}) {
  const world = makeWorld();
  const settings: WebhookSettings = { psa: [PSA], azureMonitor: [MONITOR], partnerCenterRoots: [], ...webhooks };
  const deps = { ...world.deps, config: { ...world.deps.config, webhooks: settings } };
  const post = async ({ source = 'psa', query = {}, headers = {}, body = EVENT }: Sent) => {
    const request = new HttpRequest({
      method: 'POST',
      url: `https://router.example/api/v1/webhooks/${source}`,
      params: { source },
      query,
      headers: { 'content-type': 'application/json', ...headers },
      body: { bytes: Buffer.from(body) },
    });
    const answer = await receiveWebhook(deps)(request, new InvocationContext());
    return { status: answer.status, body: JSON.parse(String(answer.body)) };
  };
  return { ...world, deps, post };
}

const signed = (id: string, body: string | Uint8Array = EVENT, secrets = [PSA]) =>
  signWebhook(secrets, { id, at: NOW, body: Buffer.from(body) });

describe('a verified event', () => {
  it('is kept with its bytes and answered with its id', async () => {
    const { post, directory } = makeDoor();
    expect(await post({ headers: signed('msg_1') })).toEqual({ status: 202, body: { id: 'msg_1', duplicate: false } });
    const [row] = [...directory.rows.values()].map(({ entity }) => entity);
    expect(row).toMatchObject({ partitionKey: 'webhook!psa', id: 'msg_1', receivedAt: '2026-11-23T09:00:00.000Z' });
    expect(Buffer.from(fromColumns('body', row as Entity), 'base64').toString()).toBe(EVENT);
  });

  it('is kept once, however often it comes and whatever it says then', async () => {
    const { post, directory } = makeDoor();
    await post({ headers: signed('msg_1') });
    const before = [...directory.rows.values()];
    const changed = JSON.stringify({ ...psaEventExample, type: 'ticket.closed' });
    for (const body of [EVENT, changed]) {
      const { status, body: answer } = await post({ headers: signed('msg_1', body), body });
      expect([status, answer]).toEqual([202, { id: 'msg_1', duplicate: true }]);
    }
    expect([...directory.rows.values()]).toEqual(before);
  });

  it('is kept once when two copies race', async () => {
    const { post } = makeDoor();
    const answers = await Promise.all([1, 2, 3].map(() => post({ headers: signed('msg_1') })));
    expect(answers.map(({ body }) => body.duplicate).sort()).toEqual([false, true, true]);
  });

  it('is no duplicate where our own write succeeded and its answer got lost', async () => {
    const { post, directory } = makeDoor();
    const transact = directory.transact.bind(directory);
    directory.transact = async (operations: Operation[]) => {
      await transact(operations);
      throw new WriteConflict();
    };
    expect((await post({ headers: signed('msg_1') })).body.duplicate).toBe(false);
  });

  it('may be as large as 64 KiB, with characters of any kind', async () => {
    const data = { text: '😀'.repeat(16_000) };
    const bare = JSON.stringify({ ...psaEventExample, data });
    const body = bare + ' '.repeat(65_536 - Buffer.byteLength(bare));
    const { post, directory } = makeDoor();
    expect((await post({ headers: signed('msg_1', body), body })).status).toBe(202);
    const [row] = [...directory.rows.values()].map(({ entity }) => entity);
    expect(Buffer.from(fromColumns('body', row as Entity), 'base64').toString()).toBe(body);
  });

  it('is believed under either secret while one replaces another, and the old one is dead after', async () => {
    const during = makeDoor({ psa: [PSA, NEXT_PSA] });
    expect((await during.post({ headers: signed('msg_1') })).status).toBe(202);
    expect((await during.post({ headers: signed('msg_2', EVENT, [NEXT_PSA]) })).status).toBe(202);
    const after = makeDoor({ psa: [NEXT_PSA] });
    expect((await after.post({ headers: signed('msg_3') })).status).toBe(401);
  });
});

describe('Azure Monitor', () => {
  const alert = (query: Record<string, string>, body = ALERT) => ({ source: 'azure-monitor', query, body });

  it('tells an alert once when it fires and once when it is resolved', async () => {
    const { post } = makeDoor();
    const { essentials } = azureMonitorAlertExample.data;
    const resolved = JSON.stringify({
      ...azureMonitorAlertExample,
      data: { essentials: { ...essentials, monitorCondition: 'Resolved', resolvedDateTime: '2026-11-23T09:30:00Z' } },
    });
    const bodies = [ALERT, ALERT, resolved, resolved];
    const answers = [];
    for (const body of bodies) answers.push((await post(alert({ secret: MONITOR }, body))).body.duplicate);
    expect(answers).toEqual([false, true, false, true]);
  });

  it.each([
    ['no secret', {}],
    ['an empty secret', { secret: '' }],
    ['the secret cut short', { secret: MONITOR.slice(1) }],
    ['the secret and more', { secret: `${MONITOR}m` }],
    ['the secret in capitals', { secret: MONITOR.toUpperCase() }],
    ['two secrets', { secret: `${MONITOR},${MONITOR}` }],
    ['the secret of the service desk', { secret: PSA }],
  ])('is refused with %s', async (_, query) => {
    const { post, directory } = makeDoor();
    expect((await post(alert(query as Record<string, string>))).status).toBe(401);
    expect(directory.rows.size).toBe(0);
  });

  it('is refused where no secret is configured', async () => {
    expect((await makeDoor({ azureMonitor: [] }).post(alert({ secret: '' }))).status).toBe(401);
    expect((await makeDoor({ azureMonitor: [] }).post(alert({ secret: MONITOR }))).status).toBe(401);
  });
});

describe('Partner Center', () => {
  const made = makeCertificate({ commonName: 'pcnotifications', issuer: ROOT });
  const told = (event: object) => {
    const body = JSON.stringify(event);
    const headers = {
      authorization: `Signature ${sign('RSA-SHA256', Buffer.from(body), made.key).toString('base64')}`,
      'x-ms-certificate-url': 'https://3psostorageacct.blob.core.windows.net/cert/a.cer',
      'x-ms-signature-algorithm': 'rsa-sha256',
    };
    return { source: 'partner-center', headers, body };
  };

  it('is believed by its certificate; the same bytes are the same event, however often they come', async () => {
    const { deps, post } = makeDoor({ partnerCenterRoots: [new X509Certificate(ROOT.pem)] });
    deps.certificates = async () => [new X509Certificate(made.pem)];
    const other = { ...partnerCenterEventExample, ResourceChangeUtcDate: '2026-11-23T09:00:00Z' };
    const answers = [];
    for (const event of [partnerCenterEventExample, partnerCenterEventExample, other]) {
      answers.push(await post(told(event)));
    }
    expect(answers.map(({ status, body }) => [status, body.duplicate])).toEqual([
      [202, false],
      [202, true],
      [202, false],
    ]);
    expect(answers[0]?.body.id).toMatch(/^[0-9a-f]{64}$/);
    expect((await post(told({ EventName: 'test-created' }))).body.code).toBe('VALIDATION_FAILED');
  });
});

describe('one source’s proof', () => {
  it('opens no other source’s door', async () => {
    const { post, directory } = makeDoor();
    const headers = signed('msg_1');
    expect((await post({ headers })).status).toBe(202);
    for (const source of ['azure-monitor', 'partner-center']) {
      expect((await post({ source, headers, query: { secret: PSA } })).status).toBe(401);
    }
    expect((await post({ query: { secret: MONITOR } })).status).toBe(401);
    expect(directory.rows.size).toBe(1);
  });

  it('isn’t taken from a header that a front end may have set', async () => {
    const { post } = makeDoor();
    expect((await post({ headers: { 'x-ms-client-principal': 'e30=', authorization: 'Bearer x' } })).status).toBe(401);
  });
});

describe('what is refused', () => {
  const nested = `${'['.repeat(17)}${']'.repeat(17)}`;
  const large = 'x'.repeat(65_537);
  const invalid = Buffer.from([0x22, 0xff, 0x22]);

  it.each<[string, Sent, number, string]>([
    ['an unknown source, before all else', { source: 'github', headers: { 'content-type': 'a/b' } }, 404, 'NOT_FOUND'],
    ['a source by an inherited name', { source: '__proto__' }, 404, 'NOT_FOUND'],
    [
      'another content type, before the signature',
      { headers: { 'content-type': 'a/b' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a body over 64 KiB, before the signature', { body: large }, 413, 'PAYLOAD_TOO_LARGE'],
    ['a body over 64 KiB, though signed', { body: large, headers: signed('m', large) }, 413, 'PAYLOAD_TOO_LARGE'],
    ['an unsigned body, before it is parsed', { body: '{' }, 401, 'UNAUTHORIZED'],
    ['a signed body that isn’t JSON', { body: '{', headers: signed('m', '{') }, 400, 'MALFORMED_JSON'],
    ['a signed body that isn’t UTF-8', { body: invalid, headers: signed('m', invalid) }, 400, 'MALFORMED_JSON'],
    ['a signed body of 17 levels', { body: nested, headers: signed('m', nested) }, 400, 'NESTED_TOO_DEEP'],
    ['a signed body of another shape', { body: '{}', headers: signed('m', '{}') }, 400, 'VALIDATION_FAILED'],
    [
      'an alert that follows no common schema',
      { source: 'azure-monitor', query: { secret: MONITOR }, body: '{"schemaId":"other"}' },
      400,
      'VALIDATION_FAILED',
    ],
  ])('%s', async (_, sent, status, code) => {
    const { post, directory } = makeDoor();
    const answer = await post(sent);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain(MONITOR);
    expect(directory.rows.size).toBe(0);
  });

  it('what can’t be verified for lack of a certificate, with a line for the operator', async () => {
    const door = makeDoor();
    const lines: string[] = [];
    door.deps.config.webhooks.partnerCenterRoots.push(new X509Certificate(ROOT.pem));
    door.deps.log = (line) => lines.push(line);
    door.deps.certificates = () => Promise.reject(new Error('Expected a certificate, found 404'));
    const headers = {
      authorization: 'Signature AAAA',
      'x-ms-certificate-url': 'https://3psostorageacct.blob.core.windows.net/cert/a.cer',
      'x-ms-signature-algorithm': 'rsa-sha256',
    };
    expect((await door.post({ source: 'partner-center', headers })).status).toBe(401);
    expect(lines).toEqual([expect.stringContaining('partner-center')]);
  });
});
