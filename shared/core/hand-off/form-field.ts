/** One field of the channel's form, free of any language: what the portal calls a code is told when rendered. */
export interface FormField {
  field: FieldName;
  /** A code, or words that are the same in every language; null where nobody said what the form asks for. */
  value: string | null;
  /** The portal's word for the field, where it isn't that of the others. */
  label?: 'label.summary';
  note?: FormNote;
  /** The language asked for, where the form doesn't offer it. */
  unoffered?: string;
}

export type FieldName =
  | 'issueType'
  | 'subscription'
  | 'service'
  | 'supportPlan'
  | 'contractId'
  | 'supportCategory'
  | 'product'
  | 'offerId'
  | 'customer'
  | 'customerTenant'
  | 'title'
  | 'description'
  | 'problemStartTime'
  | 'reference'
  | 'severity'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'phone'
  | 'preferredContactMethod'
  | 'country'
  | 'timeZone'
  | 'supportLanguage';

export type FormNote =
  | 'note.supportPlan'
  | 'note.ownPlan'
  | 'note.contact'
  | 'note.contractId'
  | 'note.contractIdMissing'
  | 'note.contractIdNotAccepted'
  | 'note.productMissing'
  | 'note.language'
  | 'note.subscription';

/** A field that the form can do without. */
export const given = (field: FieldName, value: string | undefined, note?: FormNote): FormField[] =>
  value === undefined ? [] : [asked(field, value, note)];

/** A field that the form asks for in any case. */
export function asked(field: FieldName, value: string | undefined, note?: FormNote, missing?: FormNote): FormField {
  const told = value === undefined ? missing : note;
  return { field, value: value ?? null, ...(told && { note: told }) };
}
