import { describe, expect, it } from '@jest/globals';
import { cataloguesFor } from '../../../shared/core/texts/catalogues.ts';

describe('the catalogue for a reader', () => {
  it.each([
    ['hu', 'hu'],
    ['HU-hu', 'hu'],
    ['hu-HU,hu;q=0.9,en;q=0.8', 'hu'],
    ['en;q=0.8, hu;q=0.9', 'hu'],
    ['de-DE, hu;q=0.3', 'hu'],
    ['en, hu', 'en'],
    ['hu;q=0, en;q=0.1', 'en'],
    ['hu;q=0', 'en'],
    ['hu;q=2', 'en'],
    ['hu;q=x', 'en'],
    ['hun', 'en'],
    ['de', 'en'],
    ['*', 'en'],
    [', ;;', 'en'],
    ['', 'en'],
    [null, 'en'],
    ['de, *;q=0.5', 'en'],
  ])('who accepts %j is %s', (accepted, locale) => {
    expect(cataloguesFor(accepted)().locale).toBe(locale);
  });

  it.each([
    [null, 'hu-HU', 'hu'],
    ['*', 'hu', 'hu'],
    ['de, *;q=0.5', 'hu', 'hu'],
    [null, 'de', 'en'],
    ['en', 'hu', 'en'],
    ['de', 'hu', 'en'],
  ])('who accepts %j about something in %j is %s', (accepted, own, locale) => {
    expect(cataloguesFor(accepted)(own).locale).toBe(locale);
  });
});
