import { createHmac } from 'node:crypto';

/** What is delivered under one id: the same id on every attempt. */
interface SignedMessage {
  id: string;
  /** Epoch milliseconds of this attempt. */
  at: number;
  body: Uint8Array;
}

/** The headers of Standard Webhooks 1.0.0, with one signature for each secret (`whsec_` and base64). */
export function signWebhook(secrets: string[], { id, at, body }: SignedMessage): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const signatures = secrets.map((secret) => signatureOf(secret, id, timestamp, body));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/** One signature, whatever id and time say. */
export function signatureOf(secret: string, id: string, timestamp: string, body: Uint8Array): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}
