import { sign, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fetchCertificates } from '../../shared/webhooks/fetch-certificates.ts';
import { verifyPartnerCenter } from '../../shared/webhooks/partner-center.ts';
import { type Made, makeCertificate } from '../support/certificates.ts';
import { NOW } from '../support/fixtures.ts';

const HOST = '3psostorageacct.blob.core.windows.net';
const ADDRESS = `https://${HOST}/cert/pcnotifications-dispatch.microsoft.com.cer`;
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
  const fetch = async (address: unknown, init?: RequestInit): Promise<Response> => {
    asked.push(String(address));
    const page = pages[String(address)] ?? new Response(null, { status: 404 });
    if (typeof page === 'string') return new Response(page);
    const location = page.headers.get('location');
    if (location === null) return page;
    if (init?.redirect === 'error') throw new TypeError('unexpected redirect');
    return fetch(location, init);
  };
  return { asked, certificates: fetchCertificates(fetch, () => NOW) };
};

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

describe('a certificate’s address leads to no other host', () => {
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
  ])('%s', async (_, address) => {
    const { asked, certificates } = webOf({ [address]: chain(signer, between) });
    const trust = { roots: [new X509Certificate(root.pem)], certificates, now: NOW };
    const outcome = verifyPartnerCenter(trust, new Headers(headersOf({ 'x-ms-certificate-url': address })), BODY);
    // Whatever the parser makes of it, no other host is ever asked.
    expect(await outcome.catch(() => false)).toBe(false);
    expect(asked.filter((each) => !each.startsWith(`https://${HOST}/`))).toEqual([]);
  });
});

describe('fetching a certificate', () => {
  const moved = (location: string) => new Response(null, { status: 302, headers: { location } });

  it('follows no redirect', async () => {
    const elsewhere = 'https://evil.example/a.cer';
    const pages = { [ADDRESS]: moved(elsewhere), [elsewhere]: chain(signer, between) };
    await expect(verified({ pages })).rejects.toThrow('redirect');
  });

  it('gives up on what is too large, missing, or no certificate', async () => {
    const large = chain(signer, between) + ' '.repeat(33_000);
    await expect(verified({ pages: { [ADDRESS]: large } })).rejects.toThrow('32768 bytes');
    const gone = new Response(chain(signer, between), { status: 404 });
    await expect(verified({ pages: { [ADDRESS]: gone } })).rejects.toThrow('404');
    await expect(verified({ pages: { [ADDRESS]: '<html>' } })).rejects.toThrow();
  });

  it('happens once an hour, and after a failure once a minute', async () => {
    const clock = { now: NOW };
    const pages: Response[] = [new Response(null, { status: 500 })];
    let requests = 0;
    const fetch = async () => {
      requests += 1;
      return pages.pop() ?? new Response(chain(signer));
    };
    const certificates = fetchCertificates(fetch, () => clock.now);
    const ask = () =>
      certificates(new URL(ADDRESS)).then(
        (found) => found.length,
        () => 'failed',
      );
    const atMinute = async (minutes: number) => {
      clock.now = NOW + minutes * 60_000;
      return [await ask(), requests];
    };
    expect(await atMinute(0)).toEqual(['failed', 1]);
    expect(await atMinute(0.9)).toEqual(['failed', 1]);
    expect(await atMinute(1)).toEqual([1, 2]);
    expect(await atMinute(60)).toEqual([1, 2]);
    expect(await atMinute(61)).toEqual([1, 3]);
  });

  it('asks for no seventeenth address while sixteen are kept, and goes on knowing the good one', async () => {
    const clock = { now: NOW };
    const asked: string[] = [];
    const fetch = async (address: unknown) => {
      asked.push(String(address));
      return String(address) === ADDRESS ? new Response(chain(signer)) : new Response(null, { status: 404 });
    };
    const certificates = fetchCertificates(fetch, () => clock.now);
    const ask = (address: string) =>
      certificates(new URL(address)).then(
        (found) => found.length,
        () => 'failed',
      );
    expect(await ask(ADDRESS)).toBe(1);
    for (let round = 0; round < 10; round++)
      for (let index = 0; index < 20; index++) await ask(`https://${HOST}/${index}`);
    expect([asked.length, await ask(ADDRESS)]).toEqual([16, 1]);
    // What failed is forgotten after a minute, and makes room.
    clock.now += 60_000;
    for (let index = 0; index < 20; index++) await ask(`https://${HOST}/${index}`);
    expect([asked.length, await ask(ADDRESS)]).toEqual([31, 1]);
  });
});
