import type { Calendar } from './calendar.ts';
import { DAY } from './instant.ts';
import { overlapFaults } from './overlap-faults.ts';
import { parseDate, parseTime } from './wall-clock.ts';
import { isTimeZone } from './zone.ts';

/** The pointer is a JSON pointer into the calendar. */
export interface CalendarFault {
  pointer: string;
  code: 'UNKNOWN_ZONE' | 'BAD_DATE' | 'BAD_TIME' | 'WINDOWS_OVERLAP' | 'CALENDAR_NEVER_OPENS';
  message: string;
}

/**
 * Everything that makes a calendar unfit for arithmetic; empty when it is sound. Windows of one date mustn't overlap,
 * nor may one that runs past midnight overlap those of the next date. Touching is no fault.
 */
export const calendarFaults = (calendar: Calendar): CalendarFault[] => {
  const malformed = [...zoneFaults(calendar), ...dateFaults(calendar), ...timeFaults(calendar)];
  if (malformed.length > 0) return malformed;
  return opens(calendar) ? overlapFaults(calendar) : [neverOpens];
};

const zoneFaults = ({ timeZone }: Calendar): CalendarFault[] =>
  isTimeZone(timeZone)
    ? []
    : [{ pointer: '/timeZone', code: 'UNKNOWN_ZONE', message: `Expected an IANA time zone, found '${timeZone}'` }];

const dateFaults = ({ holidays = [], overrides = {}, breaks = {} }: Calendar): CalendarFault[] =>
  [
    ...holidays.map((date, index) => [date, `/holidays/${index}`] as const),
    ...Object.keys(overrides).map((date) => [date, `/overrides/${escapeToken(date)}`] as const),
    ...Object.keys(breaks).map((date) => [date, `/breaks/${escapeToken(date)}`] as const),
  ]
    .filter(([date]) => parseDate(date) === undefined)
    .map(([date, pointer]) => ({
      pointer,
      code: 'BAD_DATE',
      message: `Expected a date that exists, YYYY-MM-DD, found '${date}'`,
    }));

const timeFaults = ({ weekly, overrides = {}, breaks = {} }: Calendar): CalendarFault[] =>
  Object.entries({ weekly, overrides, breaks }).flatMap(([member, days]) =>
    Object.entries(days).flatMap(([name, windows]) =>
      windows.flatMap(([open, close], index) => {
        const pointer = `/${member}/${escapeToken(name)}/${index}`;
        return [...timeFault(`${pointer}/0`, open, DAY - 1), ...timeFault(`${pointer}/1`, close, DAY)];
      }),
    ),
  );

const timeFault = (pointer: string, text: string, latest: number): CalendarFault[] => {
  const time = parseTime(text);
  if (time !== undefined && time <= latest) return [];
  const expected = latest < DAY ? 'HH:MM from 00:00 to 23:59' : 'HH:MM from 00:00 to 24:00';
  return [{ pointer, code: 'BAD_TIME', message: `Expected a time ${expected}, found '${text}'` }];
};

const opens = ({ weekly, overrides = {} }: Calendar): boolean =>
  [...Object.values(weekly), ...Object.values(overrides)].some((windows) => windows.length > 0);

const neverOpens: CalendarFault = {
  pointer: '',
  code: 'CALENDAR_NEVER_OPENS',
  message: 'Expected at least one window, found none',
};

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');
