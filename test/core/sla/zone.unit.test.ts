import { describe, expect, it } from '@jest/globals';
import { isTimeZone, zoneOf } from '../../../shared/core/sla/zone.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const ABBREVIATIONS = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c)));

describe('a time zone', () => {
  it.each([
    'Europe/Budapest',
    'europe/budapest',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT+5',
    'EST5EDT',
    'UTC',
    'CET',
  ])('is %s', (name) => expect(isTimeZone(name)).toBe(true));

  // What Intl takes for a zone, and Temporal doesn't: India, Ireland or Israel; Pacific or Pakistan; Bangladesh or Britain.
  it.each([
    'IST',
    'PST',
    'BST',
    'JST',
    'Mars/Olympus',
    '+02:00',
    'Z',
    '',
    'T00:00[Europe/Budapest]',
    'Europe/Budapest ',
  ])('is not %j', (name) => expect(isTimeZone(name)).toBe(false));

  it('that is taken has offsets and can be written', () => {
    const taken = [...Intl.supportedValuesOf('timeZone'), ...ABBREVIATIONS].filter(isTimeZone);
    for (const name of taken) {
      expect(zoneOf(name).offsetAt(0)).not.toBeNaN();
      expect(new Intl.DateTimeFormat('en', { timeZone: name }).format(0)).toMatch(/19(69|70)/);
    }
    expect(taken.length).toBeGreaterThan(400);
  });
});
