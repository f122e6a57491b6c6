import { createHmac } from 'node:crypto';
import type { Instant } from '../sla/instant.ts';

/** Sources whose callers prove themselves by a secret that we gave out. */
export const SECRET_SOURCES = ['psa', 'azure-monitor'] as const;

export type SecretSource = (typeof SECRET_SOURCES)[number];

/** A partner's secret for webhooks as kept: its name only, the text follows from the pepper. */
export interface WebhookSecret {
  source: SecretSource;
  partnerTenantId: string;
  secretId: string;
  /** Null for none. */
  expiresAt: Instant | null;
}

/**
 * The text of a secret: a Standard Webhooks secret for the service desk, one that fits into a URL for Azure Monitor.
 * It follows from the pepper and the secret's name, so that whoever reads the table learns none.
 */
export function secretText(
  { source, partnerTenantId, secretId }: Omit<WebhookSecret, 'expiresAt'>,
  pepper: string,
): string {
  const name = ['webhook', source, partnerTenantId, secretId].join('\n');
  const bytes = createHmac('sha256', pepper).update(name).digest();
  return source === 'psa' ? `whsec_${bytes.toString('base64')}` : bytes.toString('base64url');
}
