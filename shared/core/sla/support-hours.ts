import type { Calendar, Window } from './calendar.ts';

/** When support answers contacts of a country. */
export interface SupportHours {
  /** IANA name; absent for the contact's own zone. */
  timeZone?: string;
  weekly: Calendar['weekly'];
  /** Whether the country's public holidays close it. */
  holidays: boolean;
  /** Windows that a local date has instead, holiday or not; [] is closed. For days that a law moves. */
  overrides: Record<string, Window[]>;
}

/** By ISO 3166-1 alpha-3 country. */
export interface SupportCalendars {
  /** For every country that isn't named. */
  default: SupportHours;
  countries: Readonly<Record<string, SupportHours>>;
}

function weekdays(hours: Window): SupportHours['weekly'] {
  const windows = [hours];
  return { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows };
}

/** Microsoft's usual hours. Source: Partner Center's support hours. */
export const USUAL: SupportHours = { weekly: weekdays(['09:00', '17:00']), holidays: true, overrides: {} };

const PACIFIC: SupportHours = { ...USUAL, timeZone: 'America/Los_Angeles', weekly: weekdays(['06:00', '18:00']) };

/** Fridays and Christmas Eve off, worked on Saturdays instead: decree 10/2025. (IV. 30.) NGM. */
const HUNGARY_2026: SupportHours['overrides'] = {
  '2026-01-02': [],
  '2026-01-10': [['09:00', '17:00']],
  '2026-08-08': [['09:00', '17:00']],
  '2026-08-21': [],
  '2026-12-12': [['09:00', '17:00']],
  '2026-12-24': [],
};

/** As shipped. The zones of USA, Canada and Japan hold whatever the contact's zone is. */
export const SUPPORT_CALENDARS: SupportCalendars = {
  default: USUAL,
  countries: {
    USA: PACIFIC,
    CAN: PACIFIC,
    JPN: { ...USUAL, timeZone: 'Asia/Tokyo', weekly: weekdays(['09:00', '17:30']) },
    HUN: { ...USUAL, overrides: HUNGARY_2026 },
  },
};
