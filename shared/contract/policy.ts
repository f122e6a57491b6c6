import { z } from 'zod';
import { EDITIONS, type Edition } from '../core/decision/edition.ts';
import { SEVERITIES } from '../core/decision/intent.ts';
import { azureRole, entraRole } from '../core/decision/roles.ts';
import { DEFAULT_SETTINGS, type ServiceSettings } from '../core/policy/policy.ts';
import { withChanges } from '../core/policy/with-changes.ts';
import { line } from './fields.ts';
import { supportCalendars } from './policy-calendars.ts';
import { linkTemplates } from './policy-links.ts';
import { validate } from './validate.ts';

const entra = line(128).transform(entraRole);
const azure = line(128).transform(azureRole);
const MOST = 100;
const minutes = z.int().min(1).max(10_080);

/** The policy file. Every member is optional: what isn't said stays as shipped. */
export const policySchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where this schema stands, for editors'),
    version: line(100).optional().describe('Goes with each decision; change it with the file'),
    edition: z.enum(EDITIONS).optional().describe('Decides new tickets; the setting POLICY_EDITION overrides it'),
    permittedGdapRoles: z
      .array(entra)
      .min(1)
      .max(MOST)
      .optional()
      .describe('GDAP roles of which one lets a partner file Microsoft 365 requests'),
    leastGdapRole: entra.optional().describe('The permitted GDAP role with the fewest rights'),
    permittedAzureRoles: z
      .array(azure)
      .min(1)
      .max(MOST)
      .optional()
      .describe('Azure roles of which one lets a partner file Azure requests'),
    leastAzureRole: azure.optional().describe('The permitted Azure role with the fewest rights'),
    filingMinutes: z
      .strictObject(Object.fromEntries(SEVERITIES.map((severity) => [severity, minutes.optional()])))
      .optional()
      .describe('Our own promise to file, in elapsed minutes by severity'),
    links: linkTemplates.optional().describe('Link templates by cloud; a placeholder is filled URL-encoded'),
    calendars: supportCalendars.optional().describe('When support answers contacts of a country'),
  })
  .superRefine((policy, context) => {
    const { leastGdapRole, permittedGdapRoles, leastAzureRole, permittedAzureRoles } = withDefaults(policy);
    const check = (member: string, least: string, permitted: readonly string[]) => {
      if (permitted.includes(least)) return;
      context.addIssue({ code: 'custom', path: [member], params: { code: 'ROLE_NOT_PERMITTED' } });
    };
    check('leastGdapRole', leastGdapRole, permittedGdapRoles);
    check('leastAzureRole', leastAzureRole, permittedAzureRoles);
  });

/** A policy as its document says, with the defaults for all that it doesn't say. */
export interface PolicyDocument {
  /** Undefined where the document names none. */
  edition: Edition | undefined;
  settings: ServiceSettings;
}

/** A policy document as read. */
export const policyDocumentSchema = policySchema.transform(
  (policy): PolicyDocument => ({ edition: policy.edition, settings: withDefaults(policy) }),
);

/** Reads a policy document; fails with VALIDATION_FAILED and every fault in it. */
export const parsePolicy = (document: unknown): PolicyDocument => validate(policyDocumentSchema, document);

/** A country that is named has its calendar from the document alone; links are replaced one by one. */
function withDefaults(policy: z.output<typeof policySchema>): ServiceSettings {
  const { $schema: _, edition: __, calendars, ...changes } = policy;
  const { default: usual, countries } = DEFAULT_SETTINGS.calendars;
  const { default: ownDefault, ...ownCountries } = calendars ?? {};
  return {
    ...withChanges(DEFAULT_SETTINGS, changes),
    calendars: { default: ownDefault ?? usual, countries: { ...countries, ...ownCountries } },
  };
}

/** The schema that is published in docs/policy.schema.json, for editors. */
export const policyJsonSchema = () => ({
  title: 'Policy',
  ...z.toJSONSchema(policySchema, { target: 'draft-2020-12', io: 'input' }),
});

export const policyExample = {
  version: '2026-11',
  filingMinutes: { A: 10, C: 120 },
  calendars: { HUN: { overrides: { '2026-12-12': [['08:00', '14:00']], '2026-12-24': [] } } },
} satisfies z.input<typeof policySchema>;
