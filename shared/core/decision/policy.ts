import { canonicalJson, sha256 } from '../../hash.ts';
import type { Edition } from './edition.ts';
import { M365_ROLES } from './roles.ts';
import { CHANNEL_OF, ROWS } from './rows.ts';
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
  const ofEdition = ({ when }: { when: { edition?: readonly Edition[] } }) =>
    when.edition?.includes(settings.edition) ?? true;
  const rules = [ROWS, WARNINGS, FEES, RESPONSES].map((table) => table.filter(ofEdition));
  return {
    ...settings,
    digest: sha256(canonicalJson({ rules, channels: CHANNEL_OF, words: SEVERITY_WORDS, settings })),
  };
}

/** What an operator who says nothing gets. */
export const DEFAULTS: Omit<PolicySettings, 'edition'> = {
  version: '1',
  permittedGdapRoles: M365_ROLES,
  permittedAzureRoles: ['owner', 'contributor', 'support-request-contributor'],
  leastGdapRole: 'service-support-administrator',
  leastAzureRole: 'support-request-contributor',
};
