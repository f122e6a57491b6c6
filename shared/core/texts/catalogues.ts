import { type Catalogue, en } from './en.ts';
import { hu } from './hu.ts';

export const CATALOGUES: ReadonlyMap<string, Catalogue> = new Map([
  ['en', en],
  ['hu', hu],
]);

/** The catalogue of a language, a BCP 47 tag; English where there is none. A region doesn't matter: hu-RO reads hu. */
export const catalogueOf = (tag: string): Catalogue => CATALOGUES.get(primary(tag.toLowerCase())) ?? en;

/**
 * Finds the catalogue that a reader prefers, by Accept-Language (RFC 9110, 12.5.4); English when none fits. Who accepts
 * any language, or says nothing, reads `own`, a BCP 47 tag. The header is read once, for however many texts.
 */
export function cataloguesFor(acceptLanguage: string | null): (own?: string) => Catalogue {
  const ranges = (acceptLanguage ?? '*')
    .toLowerCase()
    .split(',')
    .map(preference)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const languages = [...new Set(ranges.map(({ language }) => language))];
  return (own = 'en') =>
    languages
      .map((language) => CATALOGUES.get(language === '*' ? primary(own.toLowerCase()) : language))
      .find((catalogue) => catalogue !== undefined) ?? en;
}

const primary = (tag: string): string => tag.split('-', 1)[0] ?? '';

/** `hu-HU;q=0.8` is Hungarian with the weight 0.8; without a weight it is 1, and nonsense weighs nothing. */
function preference(range: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = given === undefined ? 1 : Number(given.slice(2));
  return { language: primary(tag), weight: weight >= 0 && weight <= 1 ? weight : 0 };
}
