import { canonicalJson, sha256 } from '../../hash.ts';
import { CHANNEL_OF } from './channel-of.ts';
import type { Edition } from './edition.ts';
import { type Condition, inEdition } from './features.ts';
import { isAzureRole, isEntraRole, M365_ROLES } from './roles.ts';
import { ROWS } from './rows.ts';
import { SEVERITY_WORDS } from './severity-words.ts';
import { FEES, RESPONSES } from './terms.ts';
import { WARNINGS } from './warnings.ts';

/** What an operator may change about the decision. */
export interface PolicySettings {
  edition: Edition;
  version: string;
  /** Roles by their slugs. */
  permittedGdapRoles: readonly string[];
  permittedAzureRoles: readonly string[];
  /** What a refusal recommends: the permitted role with the fewest rights. */
  leastGdapRole: string;
  leastAzureRole: string;
}

export interface Policy extends PolicySettings {
  /** SHA-256, hex, over the rules and settings of this edition: equal digests decide alike. */
  digest: string;
}

/** `settings` may hold more than the decision's own: all of it counts for the digest. */
export function definePolicy<Settings extends PolicySettings>(settings: Settings): Settings & Policy {
  const rules = [ROWS, WARNINGS, FEES, RESPONSES].map((table) =>
    inEdition<{ when: Condition }>(table, settings.edition),
  );
  return {
    ...settings,
    digest: sha256(canonicalJson({ rules, channels: CHANNEL_OF, words: SEVERITY_WORDS, settings })),
  };
}

/** The permitted roles that no list knows: a slip, or roles of somebody's own. */
export const unknownRoles = ({ permittedGdapRoles, permittedAzureRoles }: PolicySettings): string[] => [
  ...permittedGdapRoles.filter((role) => !isEntraRole(role)),
  ...permittedAzureRoles.filter((role) => !isAzureRole(role)),
];

/** What an operator who says nothing gets. */
export const DEFAULTS: Omit<PolicySettings, 'edition'> = {
  version: '1',
  permittedGdapRoles: M365_ROLES,
  permittedAzureRoles: ['owner', 'contributor', 'support-request-contributor'],
  leastGdapRole: 'service-support-administrator',
  leastAzureRole: 'support-request-contributor',
};
