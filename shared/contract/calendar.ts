import { z } from 'zod';
import { type Calendar, WEEKDAYS } from '../core/sla/calendar.ts';
import { type CalendarFault, calendarFaults } from '../core/sla/calendar-faults.ts';
import { DAY } from '../core/sla/instant.ts';
import { parseDate, parseTime } from '../core/sla/wall-clock.ts';
import { isTimeZone } from '../core/sla/zone.ts';
import { optional } from './fields.ts';

/** Text whose fault has a code of its own; the catalogue tells it by that code. */
const coded = (code: 'UNKNOWN_ZONE' | 'BAD_DATE' | 'BAD_TIME', fits: (text: string) => boolean) =>
  z.string().refine(fits, { params: { code } });

export const timeZone = coded('UNKNOWN_ZONE', isTimeZone);
const date = coded('BAD_DATE', (text) => parseDate(text) !== undefined).meta({ format: 'date' });
const open = coded('BAD_TIME', (text) => (parseTime(text) ?? DAY) < DAY);
const close = coded('BAD_TIME', (text) => parseTime(text) !== undefined);
const windows = z.array(z.tuple([open, close])).max(24);

/** Windows by weekday; a day that isn't named is closed. */
export const weeklyWindows = z.strictObject(Object.fromEntries(WEEKDAYS.map((day) => [day, windows.optional()])));

/** Windows by local date. */
export const datedWindows = z
  .record(date, windows)
  .refine((dates) => Object.keys(dates).length <= 1_000, { error: 'field.manyDates', params: { code: 'TOO_BIG' } });

/** A calendar in a request: opening hours in wall-clock time of a zone. */
export const calendarSchema = z
  .strictObject({
    timeZone,
    weekly: weeklyWindows,
    holidays: optional(z.array(date).max(1_000)),
    overrides: optional(datedWindows),
    breaks: optional(datedWindows),
  })
  .transform((calendar) => calendar as Calendar)
  .superRefine((calendar, context) => tellFaults(calendarFaults(calendar), context));

/** Tells what only the whole of a calendar shows; its shape is in order by then. */
export function tellFaults(
  faults: (Pick<CalendarFault, 'path'> & { code: string })[],
  context: z.core.$RefinementCtx,
): void {
  for (const { path, code } of faults) context.addIssue({ code: 'custom', path, params: { code } });
}
