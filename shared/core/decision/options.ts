import { type Case, casesOf } from './cases.ts';
import { CHANNEL_OF } from './channel-of.ts';
import type { Edition } from './edition.ts';
import { languageFact } from './facts.ts';
import { FEATURE_NAMES, type Features, inEdition, valuesOf } from './features.ts';
import {
  type Channel,
  type Family,
  type IssueType,
  type PartnerType,
  type Plan,
  SEVERITIES,
  type Severity,
} from './intent.ts';
import { termsOf } from './judge.ts';
import type { PolicySettings } from './policy.ts';
import { ROWS } from './rows.ts';
import type { ResponseTerms } from './terms.ts';

/** What is known before there is an intent. */
export interface Question {
  family: Family;
  type: IssueType;
  partnerType?: PartnerType;
  severity?: Severity;
  /** BCP 47. */
  language: string;
}

/** A channel that may take the request, and what it asks for. */
export interface Option {
  channel: Channel;
  cases: Case[];
  /** Roles with the fewest rights of which one lets a partner file there. */
  leastRoles: string[];
  /** The plan that the form asks for on a customer's behalf; null where it has none. */
  plan: Plan | null;
  severities: ({ severity: Severity } & ResponseTerms)[];
}

/** The channels of a product under an edition; none for what no channel takes. */
export function optionsOf(asked: Question, edition: Edition, policy: PolicySettings): Option[] {
  const channel = CHANNEL_OF[asked.family];
  if (channel === null) return [];
  const { family, type: issueType, partnerType } = asked;
  const known = { family, issueType, ...(partnerType && { partnerType }) };
  const severities = asked.severity === undefined ? SEVERITIES : [asked.severity];
  return [
    {
      channel,
      cases: casesOf(edition, known),
      ...ASKS[channel](policy),
      severities: severities.map((severity) => ({ severity, ...promised(severity, asked, edition) })),
    },
  ];
}

/** What each channel asks of whoever files on a customer's behalf. */
const ASKS: Record<Channel, (policy: PolicySettings) => Pick<Option, 'leastRoles' | 'plan'>> = {
  'azure-portal': ({ leastAzureRole }) => ({ leastRoles: [leastAzureRole], plan: 'csp' }),
  'm365-admin-center': ({ leastGdapRole }) => ({ leastRoles: [leastGdapRole], plan: null }),
  'isv-contact': () => ({ leastRoles: [], plan: null }),
};

/** What the first answer is promised by, once the product's usual row files. */
function promised(severity: Severity, { family, type, language }: Question, edition: Edition): ResponseTerms {
  const usual = inEdition(ROWS, edition).findLast(
    ({ outcome, when }) => outcome === 'file' && when.family?.includes(family),
  );
  const facts: Partial<Features> = {
    edition,
    family,
    issueType: type,
    breakFix: type === 'technical' ? 'yes' : 'no',
    severity,
    language: languageFact(language),
    row: usual?.row as Features['row'],
  };
  const positions = FEATURE_NAMES.map((name) => Math.max(valuesOf(name).indexOf(facts[name] ?? ''), 0));
  return termsOf(positions).response ?? { basis: 'none' };
}
