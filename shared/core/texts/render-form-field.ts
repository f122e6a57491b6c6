import type { FieldName, FormField } from '../hand-off/form-field.ts';
import type { Catalogue, TextKey } from './en.ts';
import { fill } from './fill.ts';
import { zoneName } from './time-words.ts';
import { countryName, languageName } from './words.ts';

/** A field of a form in the reader's language, as the portal shows it. */
export interface RenderedField {
  field: FieldName;
  label: string;
  value: string;
  note?: string;
}

export function renderFormField(known: FormField, texts: Catalogue): RenderedField {
  const { field, label = `label.${field}` as const, value, note } = known;
  return {
    field,
    label: texts[label],
    value: value === null ? texts['choice.missing'] : shownValue({ ...known, value }, texts),
    ...(note && { note: texts[note] }),
  };
}

function shownValue({ field, value, unoffered }: FormField & { value: string }, texts: Catalogue): string {
  const { locale } = texts;
  switch (field) {
    case 'issueType':
    case 'severity':
    case 'preferredContactMethod':
      return texts[`choice.${value}` as TextKey];
    case 'supportPlan':
      return value === 'csp' ? texts['choice.csp'] : texts[`value.${value}` as TextKey];
    case 'country':
      return countryName(value, locale);
    case 'timeZone':
      return zoneName(value, locale);
    case 'supportLanguage': {
      const language = languageName(value, locale);
      if (unoffered === undefined) return language;
      return fill(texts, 'choice.unoffered', { language, unoffered: languageName(unoffered, locale) });
    }
    default:
      return value;
  }
}
