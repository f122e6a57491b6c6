import type { Schedule } from './schedule.ts';

interface Field {
  name: string;
  min: number;
  max: number;
  names?: readonly string[];
}

const months = 'january february march april may june july august september october november december'.split(' ');
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const fields: readonly Field[] = [
  { name: 'seconds', min: 0, max: 59 },
  { name: 'minutes', min: 0, max: 59 },
  { name: 'hours', min: 0, max: 23 },
  { name: 'days', min: 1, max: 31 },
  { name: 'months', min: 1, max: 12, names: months },
  { name: 'weekdays', min: 0, max: 6, names: weekdays },
];

const DAY = 86_400_000;
// The longest gap of any schedule is 29 February over 1900 or 2100, on one weekday: 40 years.
const HORIZON_DAYS = 41 * 366;

const parseNumber = (text: string, field: Field): number => {
  const index = /^[a-z]+$/i.test(text)
    ? (field.names?.findIndex((name) => name.startsWith(text.toLowerCase())) ?? -1)
    : -1;
  const value = index >= 0 ? index + field.min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= field.min && value <= field.max) return value;
  throw new Error(`${field.name}: expected ${field.min}-${field.max}, found "${text}"`);
};

const parseRange = (text: string, field: Field): number[] => {
  const [range = '', step] = text.split('/');
  if (step !== undefined && !/^[1-9]\d*$/.test(step)) {
    throw new Error(`${field.name}: expected a step of at least 1, found "${text}"`);
  }
  const [from = '', to] = range.split('-');
  const start = range === '*' ? field.min : parseNumber(from, field);
  const end = range === '*' || (to === undefined && step !== undefined) ? field.max : parseNumber(to ?? from, field);
  if (end < start) throw new Error(`${field.name}: expected a rising range, found "${text}"`);
  return Array.from({ length: end - start + 1 }, (_, i) => start + i).filter(
    (v) => (v - start) % Number(step ?? 1) === 0,
  );
};

/**
 * Reads an NCRONTAB expression of 6 fields (seconds first) or 5 (second 0). Day and weekday must both match;
 * `5/15` counts from 5 to the end; weekdays are 0-6; there is no `L`, `W`, `#` or `?`. Read in UTC, as Azure does.
 * @throws Error naming the field, what is expected and what was found
 */
export const parseNcrontab = (expression: string): Schedule => {
  const given = expression.trim().split(/\s+/);
  const texts = given.length === 5 ? ['0', ...given] : given;
  if (texts.length !== 6) throw new Error(`expected 5 or 6 fields, found ${given.length} in "${expression}"`);
  const values = fields.map((field, i) => {
    const listed = (texts[i] ?? '').split(',').flatMap((part) => parseRange(part, field));
    return [...new Set(listed)].sort((a, b) => a - b);
  });
  const [seconds = [], minutes = [], hours = [], days = [], monthNumbers = [], weekdayNumbers = []] = values;
  const times = hours.flatMap((h) => minutes.flatMap((m) => seconds.map((s) => ((h * 60 + m) * 60 + s) * 1000)));
  const dayMatches = (date: Date) =>
    days.includes(date.getUTCDate()) &&
    monthNumbers.includes(date.getUTCMonth() + 1) &&
    weekdayNumbers.includes(date.getUTCDay());

  return {
    next(instant) {
      let midnight = Math.floor(instant / DAY) * DAY;
      for (let day = 0; day < HORIZON_DAYS; day++, midnight += DAY) {
        if (!dayMatches(new Date(midnight))) continue;
        const time = times.find((ms) => midnight + ms > instant);
        if (time !== undefined) return midnight + time;
      }
      return undefined;
    },
  };
};
