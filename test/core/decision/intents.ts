import type { z } from 'zod';
import { intentSchema } from '../../../shared/contract/intent.ts';
import { decide } from '../../../shared/core/decision/decide.ts';
import type { Edition } from '../../../shared/core/decision/edition.ts';
import type { Intent } from '../../../shared/core/decision/intent.ts';
import { type HandOff, handOff } from '../../../shared/core/hand-off/hand-off.ts';
import type { IsvContact } from '../../../shared/core/hand-off/isv-contact.ts';
import { POLICIES } from '../../support/policies.ts';

type RawIntent = z.input<typeof intentSchema>;

/** Changes to the plain intent, section by section; `edition` is that of the policy asked. */
export type Changes = { [Section in keyof RawIntent]?: Partial<RawIntent[Section]> } & { edition?: Edition };

export const NOW = Date.parse('2026-11-23T09:00:00Z');
export const PARTNER = '11111111-1111-4111-8111-111111111111';
export const CUSTOMER = '22222222-2222-4222-8222-222222222222';

const PLAIN = {
  partner: { tenantId: PARTNER, type: 'direct-bill' },
  customer: { tenantId: CUSTOMER, domain: 'contoso.example', name: 'Contoso' },
  product: { family: 'azure' },
  issue: { type: 'technical', severity: 'C', title: 'Web shop is slow' },
  serviceHealth: { checked: true },
  relationship: { azureRbac: ['owner'] },
  contact: { firstName: 'Anna', lastName: 'Kiss', email: 'anna@partner.example', phone: '+36 1 234 5678' },
} satisfies RawIntent;

/** An intent that row 18 files without a warning, with the changes asked for, through the real schema. */
export function intentOf({ edition: _edition, ...changes }: Changes = {}): Intent {
  const sections: Record<string, unknown> = { ...PLAIN };
  for (const [section, change] of Object.entries(changes)) {
    const plain = sections[section];
    sections[section] = change instanceof Object ? { ...(plain as object), ...change } : change;
  }
  return intentSchema.parse(sections);
}

export function decisionOf(changes: Changes = {}) {
  const edition = changes.edition ?? '2024';
  return decide(intentOf(changes), { edition, now: NOW, policy: POLICIES[edition] });
}

export function handOffOf(changes: Changes = {}, isv?: IsvContact): HandOff {
  const handed = handOff(intentOf(changes), decisionOf(changes), POLICIES[changes.edition ?? '2024'], isv);
  if (handed === null) throw new Error('Expected a filing, found a refusal');
  return handed;
}

/** Both at once, section by section. */
export function both(one: Changes, other: Changes): Changes {
  const merged: Record<string, unknown> = { ...one };
  for (const [section, change] of Object.entries(other)) {
    const first = merged[section];
    merged[section] = first instanceof Object && change instanceof Object ? { ...first, ...change } : change;
  }
  return merged as Changes;
}

export const M365: Changes = { product: { family: 'microsoft-365' } };
export const DYNAMICS: Changes = { product: { family: 'dynamics-365' } };
export const MARKETPLACE: Changes = { product: { family: 'marketplace', offerId: 'fabrikam.mailer' } };
/** A product of the marketplace whose offer isn't told. */
export const UNNAMED_OFFER: Changes = { product: { family: 'marketplace' } };
export const GOVERNMENT: Changes = { partner: { cloud: 'us-government' }, customer: { cloud: 'us-government' } };
/** A tenant of the partner itself, with a plan that covers it. */
export const OWN: Changes = {
  partner: { ownTenantIds: [CUSTOMER] },
  entitlement: { plan: 'maicpp', contractId: 'MPN-42' },
};
/** The partner as its own customer, without a plan and with one. */
export const ITSELF: Changes = { customer: { tenantId: PARTNER } };
export const ITSELF_COVERED: Changes = { ...ITSELF, entitlement: { plan: 'premier' } };
