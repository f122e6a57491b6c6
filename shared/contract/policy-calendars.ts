import { z } from 'zod';
import { WEEKDAYS, type Window } from '../sla/calendar.ts';
import { calendarFaults } from '../sla/calendar-faults.ts';
import { type SupportHours, USUAL } from '../sla/support-hours.ts';
import { ianaTimeZone, isCountry } from './fields.ts';

const windows = z.array(z.tuple([z.string().max(8), z.string().max(8)])).max(24);

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
    // Moved days alone would let the calendar close for good one day.
    if (!Object.values(weekly).some((day) => day.length > 0)) {
      const params = { code: 'CALENDAR_NEVER_OPENS' };
      const message = 'Expected a window in the week, found none';
      context.addIssue({ code: 'custom', message, path: ['weekly'], params, input: calendar });
      return;
    }
    for (const { pointer, code, message } of calendarFaults({ timeZone, weekly, overrides })) {
      const path = pointer.split('/').slice(1);
      context.addIssue({ code: 'custom', message, path, params: { code }, input: calendar });
    }
  });

const KEY = { error: 'field.UNKNOWN_COUNTRY', abort: true };
const key = z
  .string()
  .regex(/^([A-Z]{3}|default)$/, KEY)
  .refine((name) => name === 'default' || isCountry(name), { ...KEY, params: { code: 'UNKNOWN_COUNTRY' } });

/** By country; `default` is for every country that isn't named. */
export const supportCalendars = z.record(key, hours);
