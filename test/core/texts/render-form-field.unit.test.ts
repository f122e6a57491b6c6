import { describe, expect, it } from '@jest/globals';
import { type Catalogue, en } from '../../../shared/core/texts/en.ts';
import { hu } from '../../../shared/core/texts/hu.ts';
import { renderFormField } from '../../../shared/core/texts/render-form-field.ts';
import { both, type Changes, handOffOf, M365, MARKETPLACE, OWN, UNNAMED_OFFER } from '../decision/intents.ts';

const shown = (changes: Changes, texts: Catalogue) =>
  Object.fromEntries(
    handOffOf(changes)
      .form.map((field) => renderFormField(field, texts))
      .map(({ field, label, value }) => [field, `${label}: ${value}`]),
  );

const FULL: Changes = {
  issue: { severity: 'A', type: 'quota', language: 'hu' },
  contact: { country: 'HUN', timeZone: 'Europe/Budapest', preferredMethod: 'phone' },
};

describe('a field of a form', () => {
  it('has the portal’s words for its name and for the value of a list', () => {
    expect(shown(FULL, en)).toMatchObject({
      issueType: 'Issue type: Service and subscription limits (quotas)',
      supportPlan: 'Support plan: Cloud Solution Provider',
      title: 'Summary: Web shop is slow (Contoso)',
      severity: 'Severity: A - Critical impact',
      preferredContactMethod: 'Preferred contact method: Phone',
      country: 'Country/region: Hungary',
      timeZone: 'Time zone: Central European Time (Europe/Budapest)',
      supportLanguage: 'Support language: English (Hungarian isn’t offered)',
    });
  });

  it('has them in Hungarian, too', () => {
    expect(shown(FULL, hu)).toMatchObject({
      issueType: 'Probléma típusa: Szolgáltatás- és előfizetési korlátok (kvóták)',
      supportPlan: 'Támogatási csomag: Felhőszolgáltató (Cloud Solution Provider)',
      title: 'Összegzés: Web shop is slow (Contoso)',
      severity: 'Súlyosság: A – Kritikus hatás',
      country: 'Ország/régió: Magyarország',
      timeZone: expect.stringMatching(/^Időzóna: közép-európai .*\(Europe\/Budapest\)$/),
      supportLanguage: 'Támogatás nyelve: angol (magyar nem választható)',
    });
  });

  it('names plans and languages as they are called', () => {
    expect(shown(OWN, en)).toMatchObject({ supportPlan: 'Support plan: Microsoft AI Cloud Partner Program' });
    expect(shown({ issue: { language: 'zh-TW' } }, en)).toMatchObject({
      supportLanguage: 'Support language: Chinese (Traditional)',
    });
    expect(shown(both(M365, { issue: { language: 'hu' } }), en)).toMatchObject({
      title: 'Title: Web shop is slow (Contoso)',
      supportLanguage: 'Support language: Hungarian',
    });
  });

  it('says in words that a value is missing', () => {
    expect(shown(UNNAMED_OFFER, en)).toMatchObject({ product: 'Product: not given' });
    expect(shown(UNNAMED_OFFER, hu)).toMatchObject({ product: 'Termék: nincs megadva' });
  });

  it('keeps a caller’s own words, even those of a list', () => {
    const odd = both(MARKETPLACE, {
      product: { name: 'A' },
      issue: { title: 'technical' },
      contact: { firstName: 'csp' },
    });
    expect(shown(odd, en)).toMatchObject({
      product: 'Product: A',
      title: 'Title: technical (Contoso)',
      firstName: 'First name: csp',
    });
  });
});
