import { validate } from '../../contract/validate.ts';
import { azureMonitorAlertSchema } from '../../contract/webhook-azure-monitor.ts';
import { partnerCenterEventSchema } from '../../contract/webhook-partner-center.ts';
import { psaEventSchema } from '../../contract/webhook-psa.ts';
import type { Scope } from '../../core/partner/scope.ts';
import type { Deps } from '../../deps.ts';
import { sha256 } from '../../hash.ts';
import { bearerOf, provenApp } from '../auth/proven-app.ts';
import { verifyPartnerCenter } from './partner-center.ts';
import { isOneOf, provenPartner } from './partner-secrets.ts';
import { type HeaderReader, verifyWebhook } from './standard-webhooks.ts';

/** A request as it came: nothing in it is believed, or parsed, before its source has been verified. */
export interface Delivery {
  headers: HeaderReader;
  /** The query of the URL; read as headers are. */
  query: HeaderReader;
  body: Uint8Array;
}

/** Who has sent an event: the scope of one partner, or null for a source that speaks of many. */
export interface Sender {
  scope: Scope | null;
}

interface SourceRules {
  /** Who has sent this; null where nothing proves it. */
  verify(deps: Deps, delivery: Delivery): Promise<Sender | null>;
  /** The id under which a repeat is recognised; fails with VALIDATION_FAILED when the event hasn't the source's shape. */
  identify(event: unknown, delivery: Delivery): string;
}

/** The app role that an action group's token carries: https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups#configure-authentication-for-secure-webhook */
const ACTION_GROUP_ROLE = 'ActionGroupsSecureWebhook';

/** Who may call in, and how each proves it. */
export const SOURCES = {
  /** The partner's own service desk. */
  psa: {
    verify: async (deps, { headers, query, body }) => {
      const proves = (secrets: string[]) => verifyWebhook(secrets, headers, body, deps.now());
      return senderOf(await provenPartner(deps, 'psa', query.get('partner'), proves));
    },
    identify: (event, { headers }) => {
      validate(psaEventSchema, event);
      return headers.get('webhook-id') ?? '';
    },
  },
  /** Delegated admin privileges and reseller relationships. It sends no id: the same bytes are the same event. */
  'partner-center': {
    verify: async ({ config, certificates, now }, { headers, body }) => {
      const trust = { roots: config.partnerCenterRoots, certificates, now: now() };
      return (await verifyPartnerCenter(trust, headers, body)) ? { scope: null } : null;
    },
    identify: (event, { body }) => {
      validate(partnerCenterEventSchema, event);
      return sha256(body);
    },
  },
  /** Action groups, by a token of Entra ID or a secret: an alert is told once when it fires and once when resolved. */
  'azure-monitor': {
    verify: async (deps, { headers, query }) => {
      const authorization = headers.get('authorization');
      if (authorization !== null) return senderOf(await actionGroup(deps, authorization));
      const secret = query.get('secret') ?? '';
      return senderOf(
        await provenPartner(deps, 'azure-monitor', query.get('partner'), (secrets) => isOneOf(secrets, secret)),
      );
    },
    identify: (event) => {
      const { alertId, monitorCondition } = validate(azureMonitorAlertSchema, event).data.essentials;
      return sha256(`${alertId}\n${monitorCondition ?? ''}`);
    },
  },
} satisfies Record<string, SourceRules>;

const senderOf = (scope: Scope | null): Sender | null => scope && { scope };

async function actionGroup(deps: Deps, authorization: string): Promise<Scope | null> {
  const token = bearerOf(authorization);
  const proven = token === null ? null : await provenApp(deps, token);
  return proven?.app.roles.includes(ACTION_GROUP_ROLE) ? proven.scope : null;
}

export type Source = keyof typeof SOURCES;

export const isSource = (name: string): name is Source => Object.hasOwn(SOURCES, name);
