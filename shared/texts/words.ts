/** The name of a language (BCP 47) in the reader's language. */
export const languageName = (tag: string, locale: string): string => names(locale).of(tag) ?? tag;

/** The items as alternatives: a, b or c. */
export const oneOf = (items: readonly string[], locale: string): string => lists(locale).format(items);

const names = perLocale((locale) => new Intl.DisplayNames(locale, { type: 'language' }));
const lists = perLocale((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));

/** Formatters take longer to make than to use, and there are as many locales as catalogues. */
function perLocale<Format>(make: (locale: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>();
  return (locale) => {
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}
