const SHAPE = /^\s*(-?)(?:(\d+)\.)?(\d+(?::\d+){0,3})(?:\.(\d+))?\s*$/;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MAX_DAYS = 10_675_199;

/** Days, hours, minutes and seconds of the numbers between the colons; undefined where .NET has no such form. */
function partsOf(dotted: number | undefined, numbers: number[], fraction: number) {
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  if (numbers.length === 4) return dotted === undefined ? [a, b, c, d + fraction] : undefined;
  if (numbers.length === 3 && a > 23 && dotted === undefined && fraction === 0) return [a, b, c, 0];
  if (numbers.length === 3) return [dotted ?? 0, a, b, c + fraction];
  if (fraction > 0) return undefined;
  if (numbers.length === 2) return [dotted ?? 0, a, b, 0];
  return dotted === undefined ? [a, 0, 0, 0] : undefined;
}

/**
 * Milliseconds of a .NET TimeSpan (`[-][d.]hh:mm[:ss[.fffffff]]`, `[-]d:hh:mm:ss` or whole days), undefined for any other
 * text. As in .NET, a first number over 23 means days: "24:00:00" is 24 days.
 */
export function parseTimeSpan(text: string): number | undefined {
  const [, sign, dotted, digits, fraction] = SHAPE.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const numbers = digits.split(':').map(Number);
  const parts = partsOf(dotted === undefined ? undefined : Number(dotted), numbers, Number(`0.${fraction ?? 0}`));
  if (parts === undefined) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  if (days > MAX_DAYS || hours > 23 || minutes > 59 || seconds >= 60) return undefined;
  const ms = days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
  return sign === '-' ? -ms : ms;
}
