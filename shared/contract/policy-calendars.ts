import { z } from 'zod';
import type { Window } from '../core/sla/calendar.ts';
import { calendarFaults } from '../core/sla/calendar-faults.ts';
import { HOUR } from '../core/sla/instant.ts';
import { type SupportHours, USUAL } from '../core/sla/support-hours.ts';
import { wallClockSpan } from '../core/sla/wall-clock.ts';
import { datedWindows, tellFaults, timeZone, weeklyWindows } from './calendar.ts';
import { isCountry } from './choices.ts';

/** An answer is owed within hours of open time: on less a week, its due time lies beyond what the arithmetic walks. */
const LEAST_OPEN = 1 * HOUR;

/** Closed dates are walked over for each ticket. */
const MOST_OVERRIDES = 366;

const openTime = (weekly: SupportHours['weekly']): number =>
  Object.values(weekly)
    .flat()
    .map(wallClockSpan)
    .reduce((sum, [from, to]) => sum + to - from, 0);

function hoursFaults({ weekly, overrides }: SupportHours) {
  const open = openTime(weekly);
  // Moved days alone would let the calendar close for good one day.
  if (open === 0) return [{ path: ['weekly'], code: 'CALENDAR_NEVER_OPENS' }];
  const faults = calendarFaults({ weekly, overrides });
  return faults.length === 0 && open < LEAST_OPEN ? [{ path: ['weekly'], code: 'CALENDAR_TOO_SPARSE' }] : faults;
}

const hours = z
  .strictObject({
    timeZone: timeZone.optional().describe('IANA name; absent for the zone of the contact'),
    weekly: weeklyWindows
      .default(USUAL.weekly as Record<string, Window[]>)
      .describe('Windows in local time, [open, close]; a day that isn’t named is closed'),
    holidays: z.boolean().default(true).describe('Whether public holidays of the country are closed'),
    overrides: datedWindows
      .refine((dates) => Object.keys(dates).length <= MOST_OVERRIDES, {
        error: 'field.yearOfDates',
        params: { code: 'TOO_BIG' },
      })
      .default({})
      .describe('Windows that a date has instead, holiday or not; [] is closed'),
  })
  .transform((calendar) => calendar as SupportHours)
  .superRefine((calendar, context) => tellFaults(hoursFaults(calendar), context));

const KEY = { error: 'field.UNKNOWN_COUNTRY', abort: true };
const key = z
  .string()
  .regex(/^([A-Z]{3}|default)$/, KEY)
  .refine((name) => name === 'default' || isCountry(name), { ...KEY, params: { code: 'UNKNOWN_COUNTRY' } });

/** By country; `default` is for every country that isn't named. */
export const supportCalendars = z.record(key, hours);
