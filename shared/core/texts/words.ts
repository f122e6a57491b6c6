import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { remember } from '../../remember.ts';

/** The name of a language (BCP 47) in the reader's language. */
export const languageName = (tag: string, locale: string): string =>
  remember(
    languages,
    locale,
    () => new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }),
  ).of(tag) ?? tag;

/** The name of a country (ISO 3166-1 alpha-3) in the reader's language. */
export function countryName(code: string, locale: string): string {
  const alpha2 = codes.find(([, alpha3]) => alpha3 === code)?.[0];
  if (alpha2 === undefined) return code;
  return remember(countries, locale, () => new Intl.DisplayNames(locale, { type: 'region' })).of(alpha2) ?? code;
}

/** The items as alternatives: a, b or c. */
export const oneOf = (items: readonly string[], locale: string): string =>
  remember(alternatives, locale, () => new Intl.ListFormat(locale, { type: 'disjunction' })).format(items);

/** The items together: a, b and c. */
export const allOf = (items: readonly string[], locale: string): string =>
  remember(lists, locale, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items);

/** Whether a count takes the singular or another form; English and Hungarian know two. */
export const pluralOf = (count: number, locale: string): 'one' | 'other' =>
  remember(plurals, locale, () => new Intl.PluralRules(locale)).select(count) === 'one' ? 'one' : 'other';

export const number = (value: number, locale: string): string =>
  remember(numbers, locale, () => new Intl.NumberFormat(locale)).format(value);

// Formatters take longer to make than to use, and there are as many locales as catalogues.
const languages = new Map<string, Intl.DisplayNames>();
const countries = new Map<string, Intl.DisplayNames>();
const alternatives = new Map<string, Intl.ListFormat>();
const lists = new Map<string, Intl.ListFormat>();
const plurals = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();
