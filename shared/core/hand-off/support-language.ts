/** The languages of Azure's form († Microsoft.Support, preferredSupportLanguage), by their BCP 47 names. */
export const OFFERED: readonly string[] = [
  'en',
  'zh-Hans',
  'zh-Hant',
  'es',
  'fr',
  'ja',
  'ko',
  'ru',
  'pt-BR',
  'it',
  'de',
];

/** The language of Azure's form that serves a person who asked for one; null where none does. */
export const offeredLanguage = (asked: string): string | null => SERVES.get(writtenLanguage(asked)) ?? null;

/** A language and its script, which part Chinese; a region doesn't matter. */
function writtenLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

const SERVES = new Map(OFFERED.map((offered) => [writtenLanguage(offered), offered]));
