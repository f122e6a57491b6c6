import { createHash } from 'node:crypto';
import type { Edition } from './edition.ts';
import { LINKS, type Links } from './links.ts';
import { CHANNEL_OF, ROWS } from './rows.ts';
import { SEVERITY_WORDS } from './severity-words.ts';
import { FEES, RESPONSES } from './terms.ts';
import { WARNINGS } from './warnings.ts';

export { DEFAULT_EDITION, EDITIONS, type Edition, isEdition } from './edition.ts';

/** What an operator may change about the decision. */
export interface PolicySettings {
  edition: Edition;
  version: string;
  permittedGdapRoles: readonly string[];
  permittedAzureRoles: readonly string[];
  /** What a refusal recommends: the permitted role with the fewest rights. */
  leastGdapRole: string;
  leastAzureRole: string;
  links: Links;
}

export interface Policy extends PolicySettings {
  /** SHA-256, hex, over the rules and settings of this edition: equal digests decide alike. */
  digest: string;
}

export function definePolicy(settings: PolicySettings): Policy {
  const ofEdition = ({ when }: { when: { edition?: readonly Edition[] } }) =>
    when.edition?.includes(settings.edition) ?? true;
  const rules = [ROWS, WARNINGS, FEES, RESPONSES].map((table) => table.filter(ofEdition));
  const digest = createHash('sha256')
    .update(canonicalJson({ rules, channels: CHANNEL_OF, words: SEVERITY_WORDS, settings }))
    .digest('hex');
  return { ...settings, digest };
}

const DEFAULTS = {
  version: '1',
  permittedGdapRoles: [
    'global-administrator',
    'service-support-administrator',
    'helpdesk-administrator',
    'billing-administrator',
    'application-administrator',
  ],
  permittedAzureRoles: ['owner', 'contributor', 'support-request-contributor'],
  leastGdapRole: 'service-support-administrator',
  leastAzureRole: 'support-request-contributor',
  links: LINKS,
};

/** The policy of each edition, as shipped. */
export const POLICIES: Readonly<Record<Edition, Policy>> = {
  '2024': definePolicy({ ...DEFAULTS, edition: '2024' }),
  '2025': definePolicy({ ...DEFAULTS, edition: '2025' }),
};

/** JSON with sorted keys, so that equal data gives equal text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
