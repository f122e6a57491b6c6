import { Bounded, remember } from '../remember.ts';
import { normalForm } from './fields.ts';

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
/** Tags by how they are written: few are in use, and to find one takes long. */
const tags = new Bounded<string, string | null>(1_000);

/** A language that has a name, by its canonical tag: `eng` is `en`. */
export const languageTag = normalForm(
  35,
  'languageTag',
  (said) => remember(tags, said, () => canonicalTag(said)),
  'UNKNOWN_LANGUAGE',
);

function canonicalTag(said: string): string | null {
  try {
    const tag = new Intl.Locale(said);
    return names.of(tag.language) === undefined ? null : tag.toString();
  } catch {
    return null;
  }
}
