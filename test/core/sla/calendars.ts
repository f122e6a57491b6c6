import type { Calendar, Window } from '../../../shared/core/sla/calendar.ts';

const OFFICE: Window[] = [['09:00', '17:00']];

/** Monday to Friday 09:00-17:00 in Berlin, with what a test adds. */
export const officeWeek = (more: Partial<Calendar> = {}): Calendar => ({
  timeZone: 'Europe/Berlin',
  weekly: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  ...more,
});

/** Every night from Monday's to Friday's, 22:00-06:00 in Berlin. */
export const nightShift = (more: Partial<Calendar> = {}): Calendar => {
  const night: Window[] = [['22:00', '06:00']];
  return officeWeek({ weekly: { mon: night, tue: night, wed: night, thu: night, fri: night }, ...more });
};

/** Epoch milliseconds of a local time in Berlin, given with its offset, such as 2026-06-01T09:00+02:00. */
export const at = (text: string): number => {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new RangeError(`Expected an instant, found '${text}'`);
  return instant;
};
