import { z } from 'zod';
import { WEEKDAYS, type Window } from '../sla/calendar.ts';
import { calendarFaults } from '../sla/calendar-faults.ts';
import { HOUR } from '../sla/instant.ts';
import { type SupportHours, USUAL } from '../sla/support-hours.ts';
import { wallClockSpan } from '../sla/wall-clock.ts';
import { ianaTimeZone, isCountry } from './fields.ts';

const windows = z.array(z.tuple([z.string().max(8), z.string().max(8)])).max(24);

/** An answer is owed within hours of open time: on less a week, its due time lies beyond what the arithmetic walks. */
const LEAST_OPEN = 1 * HOUR;

const openTime = (weekly: SupportHours['weekly']): number =>
  Object.values(weekly)
    .flat()
    .map(wallClockSpan)
    .reduce((sum, [from, to]) => sum + to - from, 0);

const hours = z
  .strictObject({
    timeZone: ianaTimeZone.optional().describe('IANA name; absent for the zone of the contact'),
    weekly: z
      .strictObject(Object.fromEntries(WEEKDAYS.map((day) => [day, windows.optional()])))
      .default(USUAL.weekly as Record<string, Window[]>)
      .describe('Windows in local time, [open, close]; a day that isn’t named is closed'),
    holidays: z.boolean().default(true).describe('Whether public holidays of the country are closed'),
    overrides: z
      .record(z.iso.date(), windows)
      .default({})
      .describe('Windows that a date has instead, holiday or not; [] is closed'),
  })
  .transform((calendar) => calendar as SupportHours)
  .superRefine((calendar, context) => {
    const { timeZone = 'UTC', weekly, overrides } = calendar;
    const fault = (code: string, message: string, path: string[]) =>
      context.addIssue({ code: 'custom', message, path, params: { code }, input: calendar });
    // Moved days alone would let the calendar close for good one day.
    if (!Object.values(weekly).some((day) => day.length > 0))
      return fault('CALENDAR_NEVER_OPENS', 'Expected a window in the week, found none', ['weekly']);
    const faults = calendarFaults({ timeZone, weekly, overrides });
    for (const { pointer, code, message } of faults) fault(code, message, pointer.split('/').slice(1));
    if (faults.length === 0 && openTime(weekly) < LEAST_OPEN)
      fault('CALENDAR_TOO_SPARSE', 'Expected an hour of open time in the week, found less', ['weekly']);
  });

const KEY = { error: 'field.UNKNOWN_COUNTRY', abort: true };
const key = z
  .string()
  .regex(/^([A-Z]{3}|default)$/, KEY)
  .refine((name) => name === 'default' || isCountry(name), { ...KEY, params: { code: 'UNKNOWN_COUNTRY' } });

/** By country; `default` is for every country that isn't named. */
export const supportCalendars = z.record(key, hours);
