import type { Calendar, Window } from './calendar.ts';
import type { Instant } from './instant.ts';
import { publicHolidays } from './public-holidays.ts';
import { zoneOf } from './zone.ts';

interface SupportHours {
  timeZone?: string;
  hours: Window;
}

const USUAL: SupportHours = { hours: ['09:00', '17:00'] };
const PACIFIC: SupportHours = { timeZone: 'America/Los_Angeles', hours: ['06:00', '18:00'] };

/** Countries with hours, and a zone, of their own: whatever the contact's zone is. Source: domain.md section 4. */
const BY_COUNTRY: Record<string, SupportHours> = {
  USA: PACIFIC,
  CAN: PACIFIC,
  JPN: { timeZone: 'Asia/Tokyo', hours: ['09:00', '17:30'] },
};

/** A clock that starts late in December may run over a holiday of the year after next. */
const YEARS = 3;

/**
 * When Microsoft's support answers a contact: Monday to Friday, less the public holidays of the contact's country in
 * the year of `from` and the two after it. `assumed` tells that something had to be guessed: without a country, or with
 * one whose holidays aren't known, there are none; without a zone it is the country's first, else UTC.
 * @param contact country: ISO 3166-1 alpha-3; timeZone: IANA
 */
export const supportCalendar = async (
  contact: { country?: string; timeZone?: string },
  from: Instant,
): Promise<{ calendar: Calendar; assumed: boolean }> => {
  const country = contact.country ?? '';
  const own = BY_COUNTRY[country] ?? USUAL;
  const givenZone = own.timeZone ?? contact.timeZone;
  const year = new Date(from + zoneOf(givenZone ?? 'UTC').offsetAt(from)).getUTCFullYear();
  const years = Array.from({ length: YEARS }, (_, index) => year + index);
  const closed = country ? await publicHolidays(country, years) : undefined;
  const windows = [own.hours];
  return {
    calendar: {
      timeZone: givenZone ?? closed?.timeZones[0] ?? 'UTC',
      weekly: { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows },
      holidays: closed?.holidays ?? [],
      breaks: closed?.breaks ?? {},
    },
    assumed: !givenZone || !closed,
  };
};
