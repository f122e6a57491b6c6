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

function parseNumber(text: string, field: Field): number {
  const index = text === '' ? -1 : (field.names?.findIndex((name) => name.startsWith(text.toLowerCase())) ?? -1);
  const value = index >= 0 ? index + field.min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= field.min && value <= field.max) return value;
  throw new Error(`${field.name}: expected ${field.min}-${field.max}, found "${text}"`);
}

function parsePart(text: string, field: Field): number[] {
  const slash = text.indexOf('/', 1);
  const [range, step] = slash < 0 ? [text, undefined] : [text.slice(0, slash), text.slice(slash + 1)];
  if (step !== undefined && !/^[+-]?\d+$/.test(step))
    throw new Error(`${field.name}: expected a number as the step, found "${text}"`);
  const dash = range.indexOf('-', 1);
  const ends =
    range === '*'
      ? [field.min, field.max]
      : dash > 0
        ? [range.slice(0, dash), range.slice(dash + 1)].map((end) => parseNumber(end, field))
        : [parseNumber(range, field), step === undefined ? parseNumber(range, field) : field.max];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  // A step below 1 counts as 1.
  const by = Math.max(Number(step ?? 1), 1);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((value) => (value - from) % by === 0);
}

/**
 * Reads an NCRONTAB expression of 6 fields (seconds first) or 5 (second 0) as the library of that name does: day and
 * weekday must both match; `5/15` counts from 5 to the end; weekdays are 0-6; the ends of `FRI-MON` change places, so
 * that it means Monday to Friday; there is no `L`, `W`, `#` or `?`. Read in UTC, as Azure does.
 * Fails with Error naming the field, what is expected and what was found.
 */
export function parseNcrontab(expression: string): Schedule {
  const given = expression.split(' ').filter((text) => text !== '');
  const texts = given.length === 5 ? ['0', ...given] : given;
  if (texts.length !== 6) throw new Error(`expected 5 or 6 fields, found ${given.length} in "${expression}"`);
  const values = fields.map((field, i) => {
    const listed = (texts[i] ?? '').split(',').flatMap((part) => parsePart(part, field));
    return [...new Set(listed)].sort((a, b) => a - b);
  });
  const everyMinute = fields.slice(1).every(({ min, max }, i) => values[i + 1]?.length === max - min + 1);
  const [seconds = [], minutes = [], hours = [], days = [], monthNumbers = [], weekdayNumbers = []] = values;
  const times = hours.flatMap((h) => minutes.flatMap((m) => seconds.map((s) => ((h * 60 + m) * 60 + s) * 1000)));
  const dayMatches = (date: Date) =>
    days.includes(date.getUTCDate()) &&
    monthNumbers.includes(date.getUTCMonth() + 1) &&
    weekdayNumbers.includes(date.getUTCDay());

  return {
    frequent: everyMinute && seconds.length > 1,
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
}
