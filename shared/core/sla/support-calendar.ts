import type { Calendar } from './calendar.ts';
import type { Instant } from './instant.ts';
import { publicHolidays } from './public-holidays.ts';
import type { SupportCalendars } from './support-hours.ts';
import { zoneOf } from './zone.ts';

/** A clock that starts late in December may run over a holiday of the year after next. */
const YEARS = 3;

/**
 * When support answers a contact: the hours of the contact's country, less its public holidays in the year of `from`
 * and the two after it. `assumed` tells that something had to be guessed: without a country, or with one whose
 * holidays aren't known, there are none; without a zone it is the country's first, else UTC.
 * The contact’s `country` is ISO 3166-1 alpha-3, its `timeZone` IANA.
 */
export async function supportCalendar(
  contact: { country?: string; timeZone?: string },
  from: Instant,
  calendars: SupportCalendars,
): Promise<{ calendar: Calendar; assumed: boolean }> {
  const country = contact.country ?? '';
  const hours = calendars.countries[country] ?? calendars.default;
  const givenZone = hours.timeZone ?? contact.timeZone;
  const year = new Date(from + zoneOf(givenZone ?? 'UTC').offsetAt(from)).getUTCFullYear();
  const years = Array.from({ length: YEARS }, (_, index) => year + index);
  const known = country ? await publicHolidays(country, years) : undefined;
  const closed = hours.holidays ? known : { holidays: [], breaks: {} };
  return {
    calendar: {
      timeZone: givenZone ?? known?.timeZones[0] ?? 'UTC',
      weekly: hours.weekly,
      holidays: closed?.holidays ?? [],
      overrides: hours.overrides,
      breaks: closed?.breaks ?? {},
    },
    assumed: !givenZone || !closed,
  };
}
