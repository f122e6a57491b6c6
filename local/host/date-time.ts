const months = 'january february march april may june july august september october november december'.split(' ');
const MONTH = `(?<name>${months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')})`;
const WEEKDAY = '(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day,?\\s+|(?:sun|mon|tue|wed|thu|fri|sat),?\\s+)?';
const YEAR = '(?<year>\\d{4})';
const DAY = '(?<day>\\d{1,2})';
const NUMBER = '(?<month>\\d{1,2})';

const dates = [
  `${YEAR}[-/.]${NUMBER}(?:[-/.]${DAY})?`,
  `${NUMBER}[-/.]${DAY}[-/.](?:${YEAR}|\\d{2})`,
  `${NUMBER}[-/](?:${YEAR}|${DAY})`,
  `${WEEKDAY}${MONTH}\\s+${DAY}(?:,?\\s+${YEAR})?`,
  `${WEEKDAY}${DAY}[-\\s]+${MONTH}(?:[-,\\s]+${YEAR})?`,
  `${MONTH},?\\s+${YEAR}`,
];
const ZONE = '(?:\\s*(?:z|gmt|[-+]\\d{1,2}(?::?[0-5]\\d)?))?';
const TIME = `(?:(?:[01]?\\d|2[0-3]):[0-5]?\\d(?::[0-5]?\\d(?:\\.\\d+)?)?|(?:0?\\d|1[0-2])(?::[0-5]\\d){0,2}\\s*[ap]m?)${ZONE}`;

const time = new RegExp(`^${TIME}$`, 'i');
const dated = dates.map((date) => new RegExp(`^${date}(?:(?:\\s+|t)${TIME})?$`, 'i'));

/** Whether there is such a day; without a year any leap year will do. */
function isDay({ year = '2000', name, month, day = '1' }: Record<string, string | undefined>): boolean {
  const index =
    name === undefined ? Number(month) - 1 : months.findIndex((full) => full.startsWith(name.toLowerCase()));
  const date = new Date(0);
  date.setUTCFullYear(Number(year), index, Number(day));
  return Number(year) > 0 && date.getUTCMonth() === index && date.getUTCDate() === Number(day);
}

/** Whether .NET would read a text as a date, a time or both, in the common forms of its invariant culture. */
export function isDateTime(text: string): boolean {
  const given = text.trim();
  if (time.test(given)) return true;
  return dated.some((pattern) => {
    const groups = pattern.exec(given)?.groups;
    return groups !== undefined && isDay(groups);
  });
}
