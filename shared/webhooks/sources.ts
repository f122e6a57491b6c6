import { validate } from '../contract/validate.ts';
import { azureMonitorAlertSchema } from '../contract/webhook-azure-monitor.ts';
import { partnerCenterEventSchema } from '../contract/webhook-partner-center.ts';
import { psaEventSchema } from '../contract/webhook-psa.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hash.ts';
import { verifyPartnerCenter } from './partner-center.ts';
import { type HeaderReader, verifyWebhook } from './standard-webhooks.ts';
import { isOneOf } from './url-secret.ts';

/** A request as it came: nothing in it is believed, or parsed, before its source has been verified. */
export interface Delivery {
  headers: HeaderReader;
  /** The query of the URL; read as headers are. */
  query: HeaderReader;
  body: Uint8Array;
}

interface SourceRules {
  /** Whether the source has sent this. */
  verify(deps: Deps, delivery: Delivery): Promise<boolean>;
  /** The id under which a repeat is recognised; fails with VALIDATION_FAILED when the event hasn't the source's shape. */
  identify(event: unknown, delivery: Delivery): string;
}

/** Who may call in, and how each proves it. Where no secret or root is configured, nobody can. */
export const SOURCES = {
  /** The partner's own service desk. */
  psa: {
    verify: async ({ config, now }, { headers, body }) =>
      verifyWebhook(config.webhooks.psa, headers, body, now()) !== null,
    identify: (event, { headers }) => {
      validate(psaEventSchema, event);
      return headers.get('webhook-id') ?? '';
    },
  },
  /** Delegated admin privileges and reseller relationships. It sends no id: the same bytes are the same event. */
  'partner-center': {
    verify: ({ config, certificates, now }, { headers, body }) =>
      verifyPartnerCenter({ roots: config.webhooks.partnerCenterRoots, certificates, now: now() }, headers, body),
    identify: (event, { body }) => {
      validate(partnerCenterEventSchema, event);
      return sha256(body);
    },
  },
  /** Action groups: an alert is told once when it fires and once when it is resolved. */
  'azure-monitor': {
    verify: async ({ config }, { query }) => isOneOf(config.webhooks.azureMonitor, query.get('secret') ?? ''),
    identify: (event) => {
      const { alertId, monitorCondition } = validate(azureMonitorAlertSchema, event).data.essentials;
      return sha256(`${alertId}\n${monitorCondition}`);
    },
  },
} satisfies Record<string, SourceRules>;

export type Source = keyof typeof SOURCES;

export const isSource = (name: string): name is Source => Object.hasOwn(SOURCES, name);
