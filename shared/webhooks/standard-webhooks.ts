import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../sla/instant.ts';

/** How far a sender's clock may be from ours, in seconds; the standard's reference libraries use the same. */
const TOLERANCE_SECONDS = 300;
const PREFIX = 'whsec_';

/** What is delivered under one id: the same id on every attempt. */
export interface SignedMessage {
  /** Visible characters without a full stop, which separates id, time and body in what is signed. */
  id: string;
  /** Of this attempt. */
  at: Instant;
  body: Uint8Array;
}

/** The headers of Standard Webhooks 1.0.0, with one signature for each secret (`whsec_` and base64). */
export function signWebhook(secrets: string[], { id, at, body }: SignedMessage): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const signatures = secrets.map((secret) => signature(secret, id, timestamp, body));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/** The message's id where one of the secrets has signed exactly these bytes within five minutes of `now`, else null. */
export function verifyWebhook(secrets: string[], headers: HeaderReader, body: Uint8Array, now: Instant): string | null {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const given = (headers.get('webhook-signature') ?? '').split(' ');
  // With a full stop in the id, one signature would fit several readings of id, time and body.
  if (!/^[!-\-/-~]{1,255}$/.test(id) || !/^[1-9]\d{0,11}$/.test(timestamp)) return null;
  if (Math.abs(Math.floor(now / 1_000) - Number(timestamp)) > TOLERANCE_SECONDS) return null;
  const expected = secrets.map((secret) => signature(secret, id, timestamp, body));
  return expected.some((one) => given.some((other) => sameText(one, other))) ? id : null;
}

/** Reads a header by name, in any case; null where there is none. */
export interface HeaderReader {
  get(name: string): string | null;
}

function signature(secret: string, id: string, timestamp: string, body: Uint8Array): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

function sameText(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
