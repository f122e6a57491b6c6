import type { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { readCertificates } from './certificates.ts';

/** What webhooks are verified with, beside the secrets of partners. */
export interface WebhookSettings {
  /** Certificates of authorities that Partner Center's certificate must chain to; without any, it is refused. */
  partnerCenterRoots: X509Certificate[];
}

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
  .object({ PARTNER_CENTER_ROOTS: certificates.optional() })
  .transform(({ PARTNER_CENTER_ROOTS }): WebhookSettings => ({ partnerCenterRoots: PARTNER_CENTER_ROOTS ?? [] }));
