import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../core/sla/instant.ts';

/** How far a sender's clock may be from ours, in seconds; the standard's reference libraries use the same. */
const TOLERANCE_SECONDS = 300;
const PREFIX = 'whsec_';

/**
 * Whether one of the secrets (`whsec_` and base64) has signed exactly these bytes within five minutes of `now`, as
 * Standard Webhooks 1.0.0 has it.
 */
export function verifyWebhook(secrets: string[], headers: HeaderReader, body: Uint8Array, now: Instant): boolean {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const given = (headers.get('webhook-signature') ?? '').split(' ');
  // With a full stop in the id, one signature would fit several readings of id, time and body.
  if (!/^[!-\-/-~]{1,255}$/.test(id) || !/^[1-9]\d{0,11}$/.test(timestamp)) return false;
  if (Math.abs(Math.floor(now / 1_000) - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = secrets.map((secret) => signature(secret, id, timestamp, body));
  return expected.some((one) => given.some((other) => sameText(one, other)));
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
