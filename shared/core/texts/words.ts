import { remember } from '../../remember.ts';

/** The name of a language (BCP 47) in the reader's language. */
export const languageName = (tag: string, locale: string): string =>
  remember(names, locale, () => new Intl.DisplayNames(locale, { type: 'language' })).of(tag) ?? tag;

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
const names = new Map<string, Intl.DisplayNames>();
const alternatives = new Map<string, Intl.ListFormat>();
const lists = new Map<string, Intl.ListFormat>();
const plurals = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();
