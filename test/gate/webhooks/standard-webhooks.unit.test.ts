import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook } from '../../../shared/gate/webhooks/standard-webhooks.ts';
import { NOW } from '../../support/fixtures.ts';
import { signatureOf, signWebhook } from '../../support/sign-webhook.ts';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const BODY = Buffer.from('{"type":"ticket.updated"}');
const SECONDS = NOW / 1_000;

const signed = (secrets = [SECRET], at = NOW) => signWebhook(secrets, { id: 'msg_1', at, body: BODY });
const verified = (headers: Record<string, string>, { secrets = [SECRET], body = BODY, now = NOW } = {}) =>
  verifyWebhook(secrets, new Headers(headers), body, now);

/** Signed rightly, whatever id and time say: what is refused is refused for its form. */
const signedAs = (id: string, timestamp: string, body = BODY) => ({
  'webhook-id': id,
  'webhook-timestamp': timestamp,
  'webhook-signature': signatureOf(SECRET, id, timestamp, body),
});

describe('a good signature', () => {
  it('is believed', () => {
    expect(verified(signed())).toBe(true);
    expect(verified(signedAs('msg_1', String(SECONDS)))).toBe(true);
  });

  it('is believed from both sides of a rotation', () => {
    expect(verified(signed([OTHER]), { secrets: [SECRET, OTHER] })).toBe(true);
    expect(verified(signed([OTHER, SECRET]))).toBe(true);
    expect(verified(signed([SECRET]), { secrets: [OTHER] })).toBe(false);
  });

  it('is believed beside signatures of other kinds', () => {
    const headers = signed();
    const list = `v1a,AAAA ${headers['webhook-signature']} v2,BBBB`;
    expect(verified({ ...headers, 'webhook-signature': list })).toBe(true);
  });

  it.each([-300, 300])('is believed %d seconds away from our clock', (seconds) => {
    expect(verified(signed([SECRET], NOW + seconds * 1_000))).toBe(true);
  });

  it('is the one that the standard’s own library makes and takes', () => {
    const library = new Webhook(SECRET);
    const ours = signWebhook([SECRET], { id: 'msg_1', at: Date.now(), body: BODY });
    expect(library.verify(BODY.toString(), ours)).toEqual({ type: 'ticket.updated' });
    const theirs = library.sign('msg_1', new Date(NOW), BODY.toString());
    expect(verified({ ...signed(), 'webhook-signature': theirs })).toBe(true);
  });
});

describe('a forged or stale signature is refused:', () => {
  it.each([...BODY.keys()].filter((index) => index % 5 === 0))('byte %d altered', (index) => {
    const body = Buffer.from(BODY);
    body.writeUInt8(body.readUInt8(index) ^ 1, index);
    expect(verified(signed(), { body })).toBe(false);
  });

  it('bytes that would be the same text once decoded', () => {
    const [one, other] = [Buffer.from([0x22, 0xff, 0x22]), Buffer.from([0x22, 0xfe, 0x22])];
    expect(one.toString()).toBe(other.toString());
    const headers = signedAs('msg_1', String(SECONDS), one);
    expect(verified(headers, { body: one })).toBe(true);
    expect(verified(headers, { body: other })).toBe(false);
  });

  it.each([
    ['with letters behind', `${SECONDS}abc`],
    ['with a sign', `+${SECONDS}`],
    ['with an exponent', '1.795424400e9'],
    ['with a fraction', `${SECONDS}.0`],
    ['with spaces inside', `${SECONDS} 0`],
    ['with a leading zero', `0${SECONDS}`],
    ['in hexadecimal', `0x${SECONDS.toString(16)}`],
    ['in other digits', [...String(SECONDS)].map((digit) => String.fromCharCode(0xb0 + Number(digit))).join('')],
    ['that is empty', ''],
    ['that is no number', 'NaN'],
    ['in milliseconds', String(NOW)],
  ])('a time %s, though signed', (_, timestamp) => {
    expect(verified(signedAs('msg_1', timestamp))).toBe(false);
  });

  it.each([
    ['a second too old', -301],
    ['a second too new', 301],
  ])('%s', (_, seconds) => {
    expect(verified(signed([SECRET], NOW + seconds * 1_000))).toBe(false);
  });

  it('one whose time was moved up to now', () => {
    const old = signed([SECRET], NOW - 3_600_000);
    expect(verified({ ...old, 'webhook-timestamp': String(SECONDS) })).toBe(false);
  });

  it('one for another id', () => {
    expect(verified({ ...signed(), 'webhook-id': 'msg_2' })).toBe(false);
  });

  it('one whose parts are cut elsewhere: an id with a full stop', () => {
    const whole = signedAs('msg_1', String(SECONDS), Buffer.from(`${SECONDS}.{}`));
    const cut = { ...whole, 'webhook-id': `msg_1.${SECONDS}` };
    expect(verified(cut, { body: Buffer.from('{}') })).toBe(false);
  });

  it.each([
    ['an empty id', ''],
    ['an id of 256 characters', 'm'.repeat(256)],
    ['an id with a space inside', 'msg 1'],
  ])('%s, though signed', (_, id) => {
    expect(verified(signedAs(id, String(SECONDS)))).toBe(false);
  });

  const [, mac = ''] = signed()['webhook-signature']?.split(',') ?? [];
  it.each([
    ['another secret’s', signed([OTHER])['webhook-signature'] ?? ''],
    ['of the asymmetric kind only', `v1a,${mac}`],
    ['without its kind', mac],
    ['cut short', `v1,${mac.slice(0, 20)}`],
    ['empty', 'v1,'],
    ['with something behind', `v1,${mac}A`],
    ['in the URL’s alphabet', `v1,${Buffer.from(mac, 'base64').toString('base64url')}`],
    ['in hexadecimal', `v1,${Buffer.from(mac, 'base64').toString('hex')}`],
    ['with its kind in capitals', `V1,${mac}`],
    ['parted by commas', `v1,AAAA,v1,${mac}`],
  ])('a signature %s', (_, signature) => {
    expect(verified({ ...signed(), 'webhook-signature': signature })).toBe(false);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('one without %s', (name) => {
    const { [name]: _, ...rest } = signed();
    expect(verified(rest)).toBe(false);
  });

  it('any, where no secret is configured', () => {
    expect(verified(signed(), { secrets: [] })).toBe(false);
  });
});
