import { remember } from '../../remember.ts';
import type { Calendar } from './calendar.ts';
import { DAY } from './instant.ts';
import { dateOf, dateText } from './wall-clock.ts';

/** The public holidays of a country: whole local dates, and the part of a date that a half holiday closes. */
export type PublicHolidays = Required<Pick<Calendar, 'holidays' | 'breaks'>> & {
  /** The country's IANA zones, the capital's first as a rule. */
  timeZones: string[];
};

/**
 * The public holidays of some years, substitute days among them; undefined for a country that isn't in the table.
 * `country` is ISO 3166-1 alpha-3.
 */
export const publicHolidays = (country: string, years: number[]): Promise<PublicHolidays | undefined> =>
  remember(found, `${country} ${years}`, () => findHolidays(country, years));

/** The table takes up to a tenth of a second for three years of a country. */
const found = new Map<string, Promise<PublicHolidays | undefined>>();

async function findHolidays(country: string, years: number[]): Promise<PublicHolidays | undefined> {
  const [{ default: Holidays }, { default: codes }] = await Promise.all([
    import('date-holidays'),
    import('i18n-iso-countries/index.js'),
  ]);
  const table = new Holidays();
  const code = codes.alpha3ToAlpha2(country);
  if (!code || !(code in table.getCountries())) return undefined;
  table.init(code);

  const closed: PublicHolidays = { holidays: [], breaks: {}, timeZones: table.getTimezones() };
  for (const { date, start, end, type } of years.flatMap((year) => table.getHolidays(year))) {
    if (type !== 'public') continue;
    const first = date.slice(0, 10);
    const from = date.slice(11, 16);
    if (from !== '00:00') closed.breaks[first] = [[from, '24:00']];
    else closed.holidays.push(...datesFrom(first, end.getTime() - start.getTime()));
  }
  return closed;
}

/** A day on which clocks change lasts an hour more or less. Hours beyond whole days are of the eve before the first. */
const datesFrom = (first: string, duration: number): string[] =>
  Array.from({ length: Math.floor(duration / DAY + 0.1) }, (_, index) => dateText(dateOf(first) + index));
