import { sign, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { receiveWebhook } from '../../../functions/receive-webhook.ts';
import { DOCUMENTED_ADDRESS } from '../../../shared/adapters/certificates/certificate-host.ts';
import { fetchCertificates } from '../../../shared/adapters/certificates/fetch-certificates.ts';
import { fromColumns } from '../../../shared/adapters/store/columns.ts';
import { insertApp, insertPartner } from '../../../shared/adapters/store/partners.ts';
import { type Entity, type Operation, WriteConflict } from '../../../shared/adapters/store/table.ts';
import { dropSecret, putSecret } from '../../../shared/adapters/store/webhook-secrets.ts';
import { azureMonitorAlertExample } from '../../../shared/contract/webhook-azure-monitor.ts';
import { partnerCenterEventExample } from '../../../shared/contract/webhook-partner-center.ts';
import { psaEventExample } from '../../../shared/contract/webhook-psa.ts';
import { type SecretSource, secretText, type WebhookSecret } from '../../../shared/core/partner/webhook-secret.ts';
import { AppError } from '../../../shared/errors.ts';
import { call } from '../../support/call.ts';
import { makeCertificate } from '../../support/certificates.ts';
import { NOW, OTHER, PARTNER } from '../../support/fixtures.ts';
import { signWebhook } from '../../support/sign-webhook.ts';
import { makeWorld } from '../../support/world.ts';

const secret = (source: SecretSource, secretId = 'one', partnerTenantId = PARTNER): WebhookSecret => ({
  source,
  partnerTenantId,
  secretId,
  expiresAt: null,
});
const textOf = (stored: WebhookSecret) => secretText(stored, 'pepper');
const PSA = textOf(secret('psa'));
const NEXT_PSA = textOf(secret('psa', 'two'));
const ROOT = makeCertificate({ commonName: 'Root', ca: true });
const MONITOR = textOf(secret('azure-monitor'));
const EVENT = JSON.stringify(psaEventExample);
const ALERT = JSON.stringify(azureMonitorAlertExample);

interface Sent {
  source?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

function makeDoor({ secrets = [secret('psa'), secret('azure-monitor')], roots = [] as X509Certificate[] } = {}) {
  const world = makeWorld();
  const deps = { ...world.deps, config: { ...world.deps.config, partnerCenterRoots: roots } };
  const ready = secrets.length > 0 ? deps.directory.transact(secrets.map(putSecret)) : Promise.resolve();
  /** Posts as the partner, unless the query says otherwise. */
  const post = async ({ source = 'psa', query, headers = {}, body = EVENT }: Sent) => {
    await ready;
    const { status, body: answer } = await call(receiveWebhook(deps), {
      method: 'POST',
      url: `https://router.example/api/v1/webhooks/${source}`,
      params: { source },
      query: { partner: PARTNER, ...query },
      headers: { 'content-type': 'application/json', ...headers },
      body: { bytes: Buffer.from(body) },
    });
    return { status, body: answer };
  };
  /** Events kept so far. */
  const events = () =>
    [...world.directory.rows.values()]
      .map(({ entity }) => entity)
      .filter((row) => row.partitionKey.startsWith('webhook!'));
  return { ...world, deps, post, events };
}

const signed = (id: string, body: string | Uint8Array = EVENT, secrets = [PSA]) =>
  signWebhook(secrets, { id, at: NOW, body: Buffer.from(body) });

describe('a verified event', () => {
  it('is kept with its bytes and answered with its id', async () => {
    const { post, events } = makeDoor();
    expect(await post({ headers: signed('msg_1') })).toEqual({ status: 202, body: { id: 'msg_1', duplicate: false } });
    const [row] = events();
    expect(row).toMatchObject({
      partitionKey: `webhook!psa!${PARTNER}`,
      id: 'msg_1',
      receivedAt: '2026-11-23T09:00:00.000Z',
    });
    expect(Buffer.from(fromColumns('body', row as Entity), 'base64').toString()).toBe(EVENT);
  });

  it('is kept once, however often it comes and whatever it says then', async () => {
    const { post, events } = makeDoor();
    await post({ headers: signed('msg_1') });
    const before = events();
    const changed = JSON.stringify({ ...psaEventExample, type: 'ticket.closed' });
    for (const body of [EVENT, changed]) {
      const { status, body: answer } = await post({ headers: signed('msg_1', body), body });
      expect([status, answer]).toEqual([202, { id: 'msg_1', duplicate: true }]);
    }
    expect(events()).toEqual(before);
  });

  it('is kept once when two copies race', async () => {
    const { post } = makeDoor();
    const answers = await Promise.all([1, 2, 3].map(() => post({ headers: signed('msg_1') })));
    expect(answers.map(({ body }) => body.duplicate).sort()).toEqual([false, true, true]);
  });

  it('is no duplicate where our own write succeeded and its answer got lost', async () => {
    const { post, directory } = makeDoor();
    const transact = directory.transact.bind(directory);
    await post({ headers: signed('msg_0') });
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
    const { post, events } = makeDoor();
    expect((await post({ headers: signed('msg_1', body), body })).status).toBe(202);
    const [row] = events();
    expect(Buffer.from(fromColumns('body', row as Entity), 'base64').toString()).toBe(body);
  });

  it('is believed under either secret while one replaces another, and the old one is dead after', async () => {
    const during = makeDoor({ secrets: [secret('psa'), secret('psa', 'two')] });
    expect((await during.post({ headers: signed('msg_1') })).status).toBe(202);
    expect((await during.post({ headers: signed('msg_2', EVENT, [NEXT_PSA]) })).status).toBe(202);
    await during.directory.transact([dropSecret(secret('psa'))]);
    expect((await during.post({ headers: signed('msg_3') })).status).toBe(401);
    expect((await during.post({ headers: signed('msg_3', EVENT, [NEXT_PSA]) })).status).toBe(202);
  });

  it('is believed up to the millisecond before its secret expires', async () => {
    const { post, clock } = makeDoor({ secrets: [{ ...secret('psa'), expiresAt: NOW + 1_000 }] });
    clock.now = NOW + 999;
    expect((await post({ headers: signed('msg_1') })).status).toBe(202);
    clock.now = NOW + 1_000;
    expect((await post({ headers: signed('msg_2') })).status).toBe(401);
  });

  it('counts in its partner’s quota, and no event that isn’t its own does', async () => {
    const { post, directory, events } = makeDoor();
    const limits = { webhooks: 2 };
    await directory.transact([insertPartner({ tenantId: PARTNER, name: 'Contoso', resellers: [], limits })]);
    for (let count = 0; count < 5; count += 1) expect((await post({})).status).toBe(401);
    const answers = [];
    for (const id of ['msg_1', 'msg_2', 'msg_3']) answers.push(await post({ headers: signed(id) }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect([answers[2]?.body.code, events().length]).toEqual(['RATE_LIMITED', 2]);
  });
});

describe('Azure Monitor', () => {
  const alert = (query: Record<string, string>, body = ALERT) => ({ source: 'azure-monitor', query, body });
  const app = { tenantId: '66666666-6666-4666-8666-666666666666', appId: '461e8683-5575-4561-ac7f-899cc907d62a' };
  /** A door that knows one token, of an action group whose application a partner has allowed, or not. */
  async function makeTokenDoor({ roles = ['ActionGroupsSecureWebhook'] as unknown[], allowed = true } = {}) {
    const door = makeDoor();
    door.deps.verifyToken = async (token) => (token === 'good' ? { ...app, roles } : null);
    if (allowed) await door.directory.transact([insertApp(app, PARTNER)]);
    const post = (headers: Record<string, string>, query = {}) => door.post({ ...alert(query), headers });
    return { ...door, post };
  }

  it('is believed by a token of Entra ID, as the partner that has allowed its application', async () => {
    const { post, events } = await makeTokenDoor();
    expect((await post({ authorization: 'Bearer good' })).status).toBe(202);
    // What the URL says is not asked then: the token alone tells whose event it is.
    expect((await post({ authorization: 'Bearer good' }, { partner: OTHER })).body.duplicate).toBe(true);
    expect(events().map(({ partitionKey }) => partitionKey)).toEqual([`webhook!azure-monitor!${PARTNER}`]);
  });

  it.each<[string, Parameters<typeof makeTokenDoor>[0], string]>([
    ['a token that isn’t good', {}, 'Bearer bad'],
    ['a token in another scheme', {}, 'Basic good'],
    ['an empty header', {}, ''],
    ['an application that no partner has allowed', { allowed: false }, 'Bearer good'],
    ['an application without the role of action groups', { roles: ['Tickets.Admin'] }, 'Bearer good'],
    ['no roles', { roles: [] }, 'Bearer good'],
    ['roles of another form', { roles: [['ActionGroupsSecureWebhook']] }, 'Bearer good'],
  ])('is refused with %s, also beside a good secret', async (_, options, authorization) => {
    const { post, events } = await makeTokenDoor(options);
    expect((await post({ authorization }, { secret: MONITOR })).status).toBe(401);
    expect(events()).toEqual([]);
  });

  it('is told to come back while the keys of Entra ID can’t be had', async () => {
    const { post, deps } = await makeTokenDoor();
    deps.verifyToken = () => Promise.reject(new AppError('IDENTITY_UNAVAILABLE'));
    expect((await post({ authorization: 'Bearer good' })).status).toBe(503);
  });

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
    ['another partner’s secret', { secret: textOf(secret('azure-monitor', 'one', OTHER)) }],
    ['another partner’s name', { secret: MONITOR, partner: OTHER }],
    ['a name that isn’t one', { secret: MONITOR, partner: `${PARTNER}!one` }],
    ['two names', { secret: MONITOR, partner: `${PARTNER},${PARTNER}` }],
  ])('is refused with %s', async (_, query) => {
    const { post, events } = makeDoor({
      secrets: [secret('psa'), secret('azure-monitor'), secret('azure-monitor', 'one', OTHER)],
    });
    expect((await post(alert(query as Record<string, string>))).status).toBe(401);
    expect(events()).toEqual([]);
  });

  it('is refused where its partner has no secret', async () => {
    expect((await makeDoor({ secrets: [] }).post(alert({ secret: '' }))).status).toBe(401);
    expect((await makeDoor({ secrets: [] }).post(alert({ secret: MONITOR }))).status).toBe(401);
  });
});

describe('an alert of costs', () => {
  it('is kept though nearly all of it is null, once', async () => {
    const { post } = makeDoor();
    const { alertId, monitoringService } = azureMonitorAlertExample.data.essentials;
    const body = JSON.stringify({
      ...azureMonitorAlertExample,
      data: {
        essentials: { alertId, monitoringService, alertRule: null, monitorCondition: null, resolvedDateTime: null },
        alertContext: null,
      },
    });
    const alert = { source: 'azure-monitor', query: { secret: MONITOR }, body };
    const answers = [await post(alert), await post(alert)];
    expect(answers.map(({ status, body: { duplicate } }) => [status, duplicate])).toEqual([
      [202, false],
      [202, true],
    ]);
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
    const { deps, post } = makeDoor({ roots: [new X509Certificate(ROOT.pem)] });
    deps.certificates = async (_, proves) => proves([new X509Certificate(made.pem)]);
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
    expect((await post(told({ ResourceName: 'test' }))).body.code).toBe('VALIDATION_FAILED');
  });
});

describe('one partner’s proof', () => {
  const both = [secret('psa'), secret('psa', 'one', OTHER)];

  it('opens no door of another partner', async () => {
    const { post, events } = makeDoor({ secrets: both });
    const named = (partner: string) => post({ headers: signed('msg_1'), query: { partner } });
    for (const partner of [OTHER, '', 'all', '77777777-7777-4777-8777-777777777777', `${PARTNER}!one`])
      expect((await named(partner)).status).toBe(401);
    expect(events()).toEqual([]);
    expect((await named(PARTNER.toUpperCase())).status).toBe(202);
  });

  it('uses up no id of another partner', async () => {
    const { post } = makeDoor({ secrets: both });
    const theirs = signed('msg_1', EVENT, [textOf(secret('psa', 'one', OTHER))]);
    expect((await post({ headers: theirs, query: { partner: OTHER } })).body.duplicate).toBe(false);
    expect((await post({ headers: signed('msg_1') })).body.duplicate).toBe(false);
  });

  it('stands nowhere in the table', () => {
    const { directory } = makeDoor({ secrets: both });
    const rows = JSON.stringify([...directory.rows]);
    for (const text of [PSA, MONITOR]) expect(rows).not.toContain(text.replace('whsec_', ''));
    expect(rows).toContain('secret!psa!');
  });

  it('can’t be told from no proof by an outage of storage: that is 503', async () => {
    const { post, deps } = makeDoor();
    // biome-ignore lint/correctness/useYield: it fails before it has anything
    deps.directory.query = async function* () {
      throw new AppError('STORAGE_UNAVAILABLE');
    };
    expect((await post({ headers: signed('msg_1') })).status).toBe(503);
  });
});

describe('one source’s proof', () => {
  it('opens no other source’s door', async () => {
    const { post, events } = makeDoor();
    const headers = signed('msg_1');
    expect((await post({ headers })).status).toBe(202);
    for (const source of ['azure-monitor', 'partner-center']) {
      expect((await post({ source, headers, query: { secret: PSA } })).status).toBe(401);
    }
    expect((await post({ query: { secret: MONITOR } })).status).toBe(401);
    expect(events()).toHaveLength(1);
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
    [
      'a signed body with a member twice',
      { body: '{"type":"a","type":"b"}', headers: signed('m', '{"type":"a","type":"b"}') },
      400,
      'MEMBER_REPEATED',
    ],
    ['a signed body of another shape', { body: '{}', headers: signed('m', '{}') }, 400, 'VALIDATION_FAILED'],
    [
      'an alert that follows no common schema',
      { source: 'azure-monitor', query: { secret: MONITOR }, body: '{"schemaId":"other"}' },
      400,
      'VALIDATION_FAILED',
    ],
  ])('%s', async (_, sent, status, code) => {
    const { post, events } = makeDoor();
    const answer = await post(sent);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain(MONITOR);
    expect(events()).toEqual([]);
  });

  it('what can’t be verified for lack of a certificate, with a line for the operator that repeats nothing', async () => {
    const door = makeDoor({ roots: [new X509Certificate(ROOT.pem)] });
    const lines: string[] = [];
    door.deps.certificates = fetchCertificates({
      fetch: () => Promise.reject(new TypeError('failed at https://canary-1d5e.example')),
      now: door.deps.now,
      log: (line) => lines.push(line),
      documented: DOCUMENTED_ADDRESS,
    });
    const headers = {
      authorization: `Signature ${'A'.repeat(342)}==`,
      'x-ms-certificate-url': DOCUMENTED_ADDRESS,
      'x-ms-signature-algorithm': 'rsa-sha256',
    };
    for (let time = 0; time < 3; time++)
      expect((await door.post({ source: 'partner-center', headers })).status).toBe(401);
    expect(lines).toEqual(["The certificate of a webhook can't be had: TypeError"]);
  });
});
