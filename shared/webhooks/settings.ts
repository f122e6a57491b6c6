import type { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { readCertificates } from './certificates.ts';

/** What webhooks are verified with; a source that has nothing here is refused. */
export interface WebhookSettings {
  /** Standard Webhooks secrets, `whsec_` and base64; several while one replaces another. */
  psa: string[];
  /** Secrets of the URLs that action groups call. */
  azureMonitor: string[];
  /** Certificates of authorities that Partner Center's certificate must chain to. */
  partnerCenterRoots: X509Certificate[];
}

// Messages never repeat what was found: it is a secret.
const standardSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'Expected whsec_ and 24 to 64 bytes in base64');
const urlSecret = z.string().regex(/^[\w-]{32,256}$/, 'Expected 32 to 256 letters, digits, - or _');

const secrets = z.strictObject({
  psa: z.array(standardSecret).min(1).optional(),
  'azure-monitor': z.array(urlSecret).min(1).optional(),
});

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'Expected JSON' });
    return z.NEVER;
  }
});

const certificates = z.string().transform((text, context) => {
  try {
    return readCertificates(Buffer.from(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'Expected certificates in PEM' });
    return z.NEVER;
  }
});

/** The settings of webhooks as the environment has them, all optional. */
export const webhookSettings = z
  .object({ WEBHOOK_SECRETS: json.pipe(secrets).optional(), PARTNER_CENTER_ROOTS: certificates.optional() })
  .transform(
    ({ WEBHOOK_SECRETS, PARTNER_CENTER_ROOTS }): WebhookSettings => ({
      psa: WEBHOOK_SECRETS?.psa ?? [],
      azureMonitor: WEBHOOK_SECRETS?.['azure-monitor'] ?? [],
      partnerCenterRoots: PARTNER_CENTER_ROOTS ?? [],
    }),
  );
