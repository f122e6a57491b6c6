const pattern = /^(?:(\d+)\.)?(\d+):([0-5]?\d)(?::([0-5]?\d)(?:\.(\d{1,7}))?)?$/;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Milliseconds of a .NET TimeSpan (`[d.]hh:mm[:ss[.fffffff]]` or whole days), undefined for any other text.
 * As in .NET, a first number over 23 means days: "24:00:00" is 24 days.
 */
export const parseTimeSpan = (text: string): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text) * DAY;
  const [, days, first, second, third, fraction] = pattern.exec(text) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const milliseconds = fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000;
  if (Number(first) <= 23) {
    return (
      Number(days ?? 0) * DAY +
      Number(first) * HOUR +
      Number(second) * MINUTE +
      Number(third ?? 0) * 1000 +
      milliseconds
    );
  }
  const asDays = days === undefined && third !== undefined && fraction === undefined && Number(second) <= 23;
  return asDays ? Number(first) * DAY + Number(second) * HOUR + Number(third) * MINUTE : undefined;
};
