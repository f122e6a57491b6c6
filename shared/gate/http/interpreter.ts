import { cataloguesFor } from '../../core/texts/catalogues.ts';

/** Gives out catalogues and remembers which: what was spoken is what Content-Language says. */
export function interpreter(acceptLanguage: string | null) {
  const catalogueFor = cataloguesFor(acceptLanguage);
  const spoken = new Set<string>();
  const textsFor = (language?: string) => {
    const texts = catalogueFor(language);
    spoken.add(texts.locale);
    return texts;
  };
  return { textsFor, spoken };
}
