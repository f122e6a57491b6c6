import { sign, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { DOCUMENTED_ADDRESS } from '../../../shared/adapters/certificates/certificate-host.ts';
import { fetchCertificates } from '../../../shared/adapters/certificates/fetch-certificates.ts';
import { HOUR, MINUTE } from '../../../shared/core/sla/instant.ts';
import { verifyPartnerCenter } from '../../../shared/gate/webhooks/partner-center.ts';
import { type Made, makeCertificate } from '../../support/certificates.ts';
import { NOW } from '../../support/fixtures.ts';

const HOST = '3psostorageacct.blob.core.windows.net';
const ADDRESS = `https://${HOST}/cert/pcnotifications-dispatch.microsoft.com.cer`;
/** Where it might lie one day. */
const OTHER = `https://${HOST}/cert/pcnotifications-2.microsoft.com.cer`;
const BODY = Buffer.from('{"EventName":"test-created"}');

const root = makeCertificate({ commonName: 'Root', organization: 'Authority', ca: true });
const between = makeCertificate({ commonName: 'Between', organization: 'Authority', ca: true, issuer: root });
const signer = makeCertificate({ commonName: 'pcnotifications', issuer: between });
const chain = (...made: Made[]) => made.map(({ pem }) => pem).join('');

const headersOf = (changed: Record<string, string> = {}, by = signer, body = BODY) => ({
  authorization: `Signature ${sign('RSA-SHA256', body, by.key).toString('base64')}`,
  'x-ms-certificate-url': ADDRESS,
  'x-ms-signature-algorithm': 'rsa-sha256',
  ...changed,
});

/** The web as the certificates' fetcher sees it: what lies at each address; the rest is not there. */
const webOf = (pages: Record<string, Response | string>) => {
  const asked: string[] = [];
  const lines: string[] = [];
  const clock = { now: NOW };
  const fetch = async (address: unknown, init?: RequestInit): Promise<Response> => {
    asked.push(String(address));
    const page = pages[String(address)] ?? new Response(null, { status: 404 });
    if (typeof page === 'string') return new Response(page);
    const location = page.headers.get('location');
    if (location === null) return page;
    if (init?.redirect === 'error') throw new TypeError('unexpected redirect');
    return fetch(location, init);
  };
  const log = (line: string) => lines.push(line);
  const certificates = fetchCertificates({ fetch, now: () => clock.now, log, documented: DOCUMENTED_ADDRESS });
  return { pages, asked, lines, clock, certificates };
};

/** A door that trusts the root, before a web whose clock can be moved. */
const doorOf = (pages: Record<string, Response | string>) => {
  const web = webOf(pages);
  const roots = [new X509Certificate(root.pem)];
  const send = (headers: Record<string, string>) =>
    verifyPartnerCenter({ roots, certificates: web.certificates, now: web.clock.now }, new Headers(headers), BODY);
  return {
    ...web,
    /** Partner Center's own delivery, by the certificate that lies there. */
    deliver: (address = ADDRESS, by = signer) => send(headersOf({ 'x-ms-certificate-url': address }, by)),
    /** Strangers' deliveries at once, each with an address of its own. */
    flood: async (addresses: string[], authorization = `Signature ${'A'.repeat(342)}==`) => {
      for (const address of addresses) {
        const outcome = send(headersOf({ authorization, 'x-ms-certificate-url': address }));
        expect(await outcome).toBe(false);
      }
    },
  };
};
let madeUp = 0;
const MADE_UP = (count: number) => Array.from({ length: count }, () => `https://${HOST}/cert/${madeUp++}.cer`);

interface Case {
  headers?: Record<string, string>;
  pages?: Record<string, Response | string>;
  body?: Buffer;
  roots?: Made[];
  now?: number;
}

const verified = ({ headers = headersOf(), pages, body = BODY, roots = [root], now = NOW }: Case) => {
  const { certificates } = webOf(pages ?? { [ADDRESS]: chain(signer, between) });
  const trusted = roots.map(({ pem }) => new X509Certificate(pem));
  return verifyPartnerCenter({ roots: trusted, certificates, now }, new Headers(headers), body);
};

/** Signed by this one, whose chain lies at the right address. */
const signedBy = (by: Made, ...above: Made[]) =>
  verified({ headers: headersOf({}, by), pages: { [ADDRESS]: chain(by, ...above) } });

describe('Partner Center’s own signature', () => {
  it('is believed with the certificates between in the file, or among the trusted', async () => {
    expect(await verified({})).toBe(true);
    expect(await verified({ pages: { [ADDRESS]: chain(signer) }, roots: [between] })).toBe(true);
    const bytes = new Response(new X509Certificate(signer.pem).raw);
    expect(await verified({ pages: { [ADDRESS]: bytes }, roots: [root, between] })).toBe(true);
  });

  it('is believed while one root replaces another', async () => {
    const next = makeCertificate({ commonName: 'Next', organization: 'Authority', ca: true });
    expect(await verified({ roots: [next, root] })).toBe(true);
    expect(await verified({ roots: [next] })).toBe(false);
  });
});

describe('a signature is refused', () => {
  it('over other bytes', async () => {
    expect(await verified({ body: Buffer.from(`${BODY} `) })).toBe(false);
  });

  it('where no root is configured', async () => {
    expect(await verified({ roots: [] })).toBe(false);
  });

  it.each([
    ['no signature', { authorization: '' }],
    ['another scheme', { authorization: headersOf().authorization.replace('Signature', 'Bearer') }],
    ['a signature cut short', { authorization: headersOf().authorization.slice(0, 60) }],
    ['no algorithm', { 'x-ms-signature-algorithm': '' }],
    ['the algorithm none', { 'x-ms-signature-algorithm': 'none' }],
    ['a weaker algorithm', { 'x-ms-signature-algorithm': 'rsa-sha1' }],
    ['a symmetric algorithm', { 'x-ms-signature-algorithm': 'hmac-sha256' }],
  ])('with %s', async (_, changed) => {
    expect(await verified({ headers: headersOf(changed) })).toBe(false);
  });

  it('that was made with SHA-1 under the name of SHA-256', async () => {
    const authorization = `Signature ${sign('RSA-SHA1', BODY, signer.key).toString('base64')}`;
    expect(await verified({ headers: headersOf({ authorization }) })).toBe(false);
  });
});

describe('a certificate is refused', () => {
  it('that signed itself', async () => {
    expect(await signedBy(makeCertificate({ commonName: 'pcnotifications' }))).toBe(false);
  });

  it('of another authority, also one that bears the root’s name', async () => {
    const twin = makeCertificate({ commonName: 'Root', organization: 'Authority', ca: true });
    expect(await signedBy(makeCertificate({ commonName: 'pcnotifications', issuer: twin }), twin)).toBe(false);
  });

  it('that a certificate issued which is no authority', async () => {
    expect(await signedBy(makeCertificate({ commonName: 'pcnotifications', issuer: signer }), signer, between)).toBe(
      false,
    );
  });

  it('of another organization', async () => {
    const organization = 'Microsoft Corporation Ltd';
    expect(await signedBy(makeCertificate({ commonName: 'x', organization, issuer: root }))).toBe(false);
    const commonName = 'x\nO=Microsoft Corporation';
    expect(await signedBy(makeCertificate({ commonName, organization: 'Evil', issuer: root }))).toBe(false);
  });

  it('that is an authority itself', async () => {
    expect(await signedBy(makeCertificate({ commonName: 'x', ca: true, issuer: root }))).toBe(false);
  });

  it('that has expired, or isn’t valid yet', async () => {
    const expired = { commonName: 'x', issuer: root, notAfter: '2026-11-23' };
    expect(await signedBy(makeCertificate(expired))).toBe(false);
    expect(await signedBy(makeCertificate({ ...expired, notAfter: '2026-11-24' }))).toBe(true);
    expect(await signedBy(makeCertificate({ commonName: 'x', issuer: root, notBefore: '2026-11-24' }))).toBe(false);
  });

  it('below one between, or a root, that has expired', async () => {
    const late = { organization: 'Authority', ca: true, notAfter: '2026-11-01' };
    const expired = makeCertificate({ ...late, commonName: 'Expired', issuer: root });
    expect(await signedBy(makeCertificate({ commonName: 'x', issuer: expired }), expired)).toBe(false);
    const oldRoot = makeCertificate({ ...late, commonName: 'Old' });
    const below = makeCertificate({ commonName: 'x', issuer: oldRoot });
    const pages = { [ADDRESS]: chain(below) };
    expect(await verified({ headers: headersOf({}, below), pages, roots: [oldRoot] })).toBe(false);
  });

  it('with a key of 1024 bits', async () => {
    expect(await signedBy(makeCertificate({ commonName: 'x', issuer: root, bits: 1_024 }))).toBe(false);
  });
});

describe('a certificate’s address leads nowhere', () => {
  it.each([
    ['another host', `https://evil.example/cert/a.cer`],
    ['the host as a beginning', `https://${HOST}.evil.example/cert/a.cer`],
    ['the host as an ending', `https://evil-${HOST}/cert/a.cer`],
    ['a host below', `https://evil.${HOST}/cert/a.cer`],
    ['the host before an @', `https://${HOST}@evil.example/cert/a.cer`],
    ['a user', `https://user@${HOST}/cert/a.cer`],
    ['the host behind a backslash', `https://evil.example\\@${HOST}/cert/a.cer`],
    ['another port', `https://${HOST}:8443/cert/a.cer`],
    ['plain http', `http://${HOST}/cert/a.cer`],
    ['a file', `file:///etc/ssl/cert.pem`],
    ['data', `data:text/plain,${encodeURIComponent(signer.pem)}`],
    ['an inner address', 'https://169.254.169.254/metadata'],
    ['a dot behind the host', `https://${HOST}./cert/a.cer`],
    ['a query', `https://${HOST}/cert/a.cer?redirect=evil.example`],
    ['a fragment', `https://${HOST}/cert/a.cer#evil`],
    ['no address', ''],
    ['two addresses', `${ADDRESS}, https://evil.example/a.cer`],
    ['the right path, percent-encoded', ADDRESS.replace('/pc', '/%70c')],
    ['the right path, with a slash more', ADDRESS.replace('/cert/', '/cert//')],
    ['the right path, by way of itself', ADDRESS.replace('/cert/', '/cert/./')],
    ['the right path, by way of the folder above', ADDRESS.replace('/cert/', '/cert/../cert/')],
    ['the right path, with a backslash', ADDRESS.replace('/cert/', '/cert\\')],
    ['the right path, ending in a dot', `${ADDRESS}.`],
    ['the right path, with two dots in a row', ADDRESS.replace('.cer', '..cer')],
    ['the right host, in capitals', ADDRESS.replace(HOST, HOST.toUpperCase())],
    ['the right port, spelled out', ADDRESS.replace(HOST, `${HOST}:443`)],
    ['another folder', ADDRESS.replace('/cert/', '/other/')],
    ['a folder below', ADDRESS.replace('/cert/', '/cert/a/')],
    ['another kind of file', ADDRESS.replace('.cer', '.pem')],
  ])('%s', async (_, address) => {
    const { asked, deliver } = doorOf({ [address]: chain(signer, between) });
    expect(await deliver(address)).toBe(false);
    expect(asked).toEqual([]);
  });
});

describe('fetching a certificate', () => {
  const moved = (location: string) => new Response(null, { status: 302, headers: { location } });

  it('follows no redirect', async () => {
    const elsewhere = 'https://evil.example/a.cer';
    expect(await verified({ pages: { [ADDRESS]: moved(elsewhere), [elsewhere]: chain(signer, between) } })).toBe(false);
  });

  it('gives up on what is too large, missing, or no certificate', async () => {
    const large = (size: number) => chain(signer, between).padEnd(size);
    expect(await verified({ pages: { [ADDRESS]: large(32_768) } })).toBe(true);
    expect(await verified({ pages: { [ADDRESS]: large(32_769) } })).toBe(false);
    const gone = new Response(chain(signer, between), { status: 404 });
    expect(await verified({ pages: { [ADDRESS]: gone } })).toBe(false);
    expect(await verified({ pages: { [ADDRESS]: '<html>' } })).toBe(false);
  });

  it('happens once an hour, and after a failure once a minute, with a line for the operator', async () => {
    const { pages, asked, lines, clock, deliver } = doorOf({});
    const atMinute = async (minutes: number) => {
      clock.now = NOW + minutes * MINUTE;
      return [await deliver(), asked.length, lines.length];
    };
    expect(await atMinute(0)).toEqual([false, 1, 1]);
    expect(await atMinute(0.9)).toEqual([false, 1, 1]);
    pages[ADDRESS] = chain(signer, between);
    expect(await atMinute(0.9)).toEqual([false, 1, 1]);
    expect(await atMinute(1)).toEqual([true, 2, 1]);
    expect(await atMinute(60)).toEqual([true, 2, 1]);
    expect(await atMinute(61)).toEqual([true, 3, 1]);
    expect(lines).toEqual(["The certificate of a webhook can't be had: Error"]);
  });

  it('happens once for deliveries that come at once', async () => {
    const { asked, deliver } = doorOf({ [ADDRESS]: chain(signer, between), [OTHER]: chain(signer, between) });
    const all = [ADDRESS, OTHER, ADDRESS, OTHER, OTHER].map((address) => deliver(address));
    expect(await Promise.all(all)).toEqual([true, true, true, true, true]);
    expect(asked).toEqual([ADDRESS, OTHER]);
  });
});

describe('a certificate that was fetched', () => {
  const HOURS = [1, 2, 12, 23.9];

  it('serves on through an outage of its host, for a day and no longer', async () => {
    const { pages, lines, clock, deliver } = doorOf({ [ADDRESS]: chain(signer, between) });
    expect(await deliver()).toBe(true);
    delete pages[ADDRESS];
    for (const hours of HOURS) {
      clock.now = NOW + hours * HOUR;
      expect(await deliver()).toBe(true);
    }
    expect(lines).toHaveLength(HOURS.length);
    clock.now = NOW + 24 * HOUR;
    expect(await deliver()).toBe(false);
    pages[ADDRESS] = chain(signer, between);
    clock.now += MINUTE;
    expect(await deliver()).toBe(true);
  });

  it('serves no longer than it is valid itself', async () => {
    const expiring = makeCertificate({ commonName: 'x', issuer: between, notAfter: '2026-11-24' });
    const { pages, clock, deliver } = doorOf({ [ADDRESS]: chain(expiring, between) });
    expect(await deliver(ADDRESS, expiring)).toBe(true);
    delete pages[ADDRESS];
    clock.now = Date.parse('2026-11-24T00:00:01Z');
    expect(clock.now - NOW).toBeLessThan(24 * HOUR);
    expect(await deliver(ADDRESS, expiring)).toBe(false);
  });

  it('gives way to another that lies in its place within a minute of the first delivery signed by that', async () => {
    const next = makeCertificate({ commonName: 'next', issuer: between, bits: 2_048 });
    const { pages, asked, clock, deliver } = doorOf({ [ADDRESS]: chain(signer, between) });
    expect(await deliver()).toBe(true);
    pages[ADDRESS] = chain(next, between);
    expect(await deliver(ADDRESS, next)).toBe(false);
    clock.now += MINUTE;
    expect([await deliver(ADDRESS, next), await deliver()]).toEqual([true, false]);
    expect(asked).toHaveLength(2);
  });

  it('is asked for once a minute at most, however many forgeries come', async () => {
    const { asked, clock, deliver, flood } = doorOf({ [ADDRESS]: chain(signer, between) });
    for (let second = 0; second < 180; second++) {
      await flood([ADDRESS]);
      clock.now += 1_000;
    }
    expect(await deliver()).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it('is forgotten within the hour once another lies in its place', async () => {
    const next = makeCertificate({ commonName: 'next', issuer: between, bits: 2_048 });
    const { pages, clock, deliver } = doorOf({ [ADDRESS]: chain(signer, between) });
    expect(await deliver()).toBe(true);
    pages[ADDRESS] = chain(next, between);
    clock.now += HOUR;
    expect([await deliver(), await deliver(ADDRESS, next)]).toEqual([false, true]);
  });
});

describe('strangers', () => {
  it('keep no delivery out by naming ever new addresses, at a cold start or when an hour ends', async () => {
    const { pages, clock, flood, deliver } = doorOf({ [ADDRESS]: chain(signer, between) });
    for (let hour = 0; hour < 3; hour++) {
      await flood(MADE_UP(100));
      expect(await deliver()).toBe(true);
      clock.now += HOUR;
    }
    delete pages[ADDRESS];
    await flood(MADE_UP(100));
    expect(await deliver()).toBe(true);
  });

  it('keep no delivery out by other spellings of its address', async () => {
    const spellings = [...'pcnotif'].map((letter) => ADDRESS.replace(letter, `%${letter.charCodeAt(0).toString(16)}`));
    const lowered = Object.fromEntries(spellings.map((address) => [address, chain(signer, between)]));
    const { asked, flood, deliver } = doorOf({ ...lowered, [ADDRESS]: chain(signer, between) });
    for (let round = 0; round < 3; round++) await flood(spellings);
    expect(asked).toEqual([]);
    expect(await deliver()).toBe(true);
  });

  it('push out no address whose certificate has proven itself, though no page names it', async () => {
    const { pages, clock, flood, deliver } = doorOf({ [OTHER]: chain(signer, between) });
    expect(await deliver(OTHER)).toBe(true);
    for (let second = 0; second < 100; second++) {
      clock.now += 1_000;
      await flood(MADE_UP(3));
    }
    expect(await deliver(OTHER)).toBe(true);
    delete pages[OTHER];
    clock.now = NOW + HOUR;
    await flood(MADE_UP(100));
    expect(await deliver(OTHER)).toBe(true);
  });

  it('leave its turn to an address that nobody has named before', async () => {
    const { clock, flood, deliver } = doorOf({ [OTHER]: chain(signer, between) });
    for (let second = 0; second < 100; second++) {
      await flood(MADE_UP(3));
      clock.now += 1_000;
    }
    expect(await deliver(OTHER)).toBe(true);
  });

  it('are all forgotten at once: what failed is asked anew when its turn comes', async () => {
    const { pages, clock, deliver } = doorOf({});
    expect(await deliver(OTHER)).toBe(false);
    pages[OTHER] = chain(signer, between);
    clock.now += 999;
    expect(await deliver(OTHER)).toBe(false);
    clock.now += 1;
    expect(await deliver(OTHER)).toBe(true);
  });

  it('send us out once a second at most, whatever they name', async () => {
    const { asked, clock, flood } = doorOf({});
    const named = MADE_UP(3);
    for (let tenth = 0; tenth < 100; tenth++) {
      await flood([...MADE_UP(3), ...named]);
      clock.now += 100;
    }
    expect(asked).toHaveLength(10);
  });

  it('send us nowhere with what is too short to be a signature', async () => {
    const { asked, flood } = doorOf({ [ADDRESS]: chain(signer, between) });
    for (const signature of ['AAAA', 'A'.repeat(340)]) await flood([ADDRESS, OTHER], `Signature ${signature}`);
    expect(asked).toEqual([]);
  });

  it('write no line to the log', async () => {
    const { lines, clock, flood } = doorOf({ [ADDRESS]: chain(signer, between) });
    for (let second = 0; second < 100; second++) {
      await flood([ADDRESS, ...MADE_UP(3)]);
      clock.now += 1_000;
    }
    expect(lines).toEqual([]);
  });
});
