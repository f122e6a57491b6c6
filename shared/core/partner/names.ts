import type { App } from './partner.ts';
import type { WebhookSecret } from './webhook-secret.ts';

/** How an application is named in lists and commands. */
export const appName = ({ tenantId, appId }: App): string => `${tenantId}/${appId}`;

/** How a webhook secret is named in lists and commands. */
export const secretName = ({ source, secretId }: WebhookSecret): string => `${source}/${secretId}`;
