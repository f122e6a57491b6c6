import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { z } from 'zod';
import { FAMILIES, PLANS, SEVERITIES } from '../core/decision/intent.ts';
import { nameKey } from '../core/decision/name-key.ts';
import { normalForm } from './fields.ts';

/** One of some values, also by its other names; upper case, spaces and hyphens tell nothing apart. */
export function choice<const Values extends readonly [string, ...string[]]>(
  values: Values,
  names: Readonly<Record<string, Values[number]>> = {},
) {
  const known = new Map([...values.map((value) => [value, value]), ...Object.entries(names)].map(byKey));
  const read = (said: unknown) => (typeof said === 'string' ? (known.get(nameKey(said)) ?? said) : said);
  return z.preprocess(read, z.enum(values)) as z.ZodType<Values[number], string>;
}

const byKey = ([name = '', value = '']: readonly string[]): [string, string] => [nameKey(name), value];

const IMPACTS = { A: 'critical', B: 'moderate', C: 'minimal' } as const;

/** Also as portals write it: “Sev A”, “A - Critical impact”. */
export const severity = choice(
  SEVERITIES,
  Object.fromEntries(
    SEVERITIES.flatMap((value) =>
      [`sev ${value}`, `severity ${value}`, IMPACTS[value], `${value} ${IMPACTS[value]} impact`].map((name) => [
        name,
        value,
      ]),
    ),
  ),
);

/** Also by the names of the products, today's and those they had. */
export const family = choice(FAMILIES, {
  'Microsoft Azure': 'azure',
  'Microsoft Entra ID': 'entra-id',
  'Azure Active Directory': 'entra-id',
  'Azure AD': 'entra-id',
  'Office 365': 'microsoft-365',
  'Microsoft Office 365': 'microsoft-365',
  M365: 'microsoft-365',
  O365: 'microsoft-365',
  'Microsoft Dynamics 365': 'dynamics-365',
  'Dynamics CRM Online': 'dynamics-365',
  'Enterprise Mobility + Security': 'enterprise-mobility',
  'Enterprise Mobility Suite': 'enterprise-mobility',
  EMS: 'enterprise-mobility',
  'Commercial marketplace': 'marketplace',
  'Azure Marketplace': 'marketplace',
  AppSource: 'marketplace',
});

/** Also by the names of the plans, today's and those they had. */
export const plan = choice(PLANS, {
  'Cloud Solution Provider': 'csp',
  'Microsoft AI Cloud Partner Program': 'maicpp',
  'Signature Cloud Support': 'partner-cloud-support',
  'Premier Support': 'premier',
  'Unified Support': 'unified',
  ProDirect: 'professional-direct',
  'Advanced Support for Partners': 'advanced-for-partners',
  'Premier Support for Partners': 'premier-for-partners',
  'Unified Support for Partners': 'unified-for-partners',
});

const ALPHA_3 = new Map(codes.flatMap(([alpha2, alpha3]) => [alpha2, alpha3].map((code) => [code, alpha3])));

/** Whether a code is one of ISO 3166-1 alpha-3. */
export const isCountry = (code: string): boolean => ALPHA_3.get(code) === code;

/** A country by its alpha-3 or alpha-2 code. */
export const country = normalForm(3, 'country', (code) => ALPHA_3.get(code.toUpperCase()) ?? null, 'UNKNOWN_COUNTRY');
