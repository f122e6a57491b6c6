import { Bounded, remember } from '../../remember.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '../sla/instant.ts';

/** An instant in a zone in full: weekday, date and time of day, with seconds where there are any. */
export const moment = (at: Instant, timeZone: string, locale: string): string =>
  dates(locale, timeZone, 'full', at % MINUTE === 0 ? 'short' : 'medium').format(at);

/** An instant in a zone in short: date and time of day. */
export const shortMoment = (at: Instant, timeZone: string, locale: string): string =>
  dates(locale, timeZone, 'medium', 'short').format(at);

/** The date that an instant has in a zone. */
export const dayOf = (at: Instant, timeZone: string, locale: string): string =>
  dates(locale, timeZone, 'medium').format(at);

/** A zone by the name that it has all year, and by its IANA name. */
export const zoneName = (timeZone: string, locale: string): string =>
  remember(zones, `${locale},${timeZone}`, () => {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(NAMED_AT);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return `${name} (${timeZone})`;
  });

/** What a zone is called depends on when one asks, though it hardly ever changes. */
const NAMED_AT = Date.UTC(2026, 0, 1);

/** A local date, YYYY-MM-DD. */
export const day = (date: string, locale: string): string => dayOf(Date.parse(date), 'UTC', locale);

/** As people say it: 2 hours 30 minutes. Hours aren't made days, since a day of open time has fewer of them. */
export function duration(seconds: number, locale: string): string {
  const left = seconds * SECOND;
  const parts = [
    [Math.floor(left / HOUR), 'hour'],
    [Math.floor((left % HOUR) / MINUTE), 'minute'],
    [(left % MINUTE) / SECOND, 'second'],
  ] as const;
  const told = parts.filter(([amount]) => amount > 0);
  return (told.length > 0 ? told : [[0, 'minute'] as const])
    .map(([amount, unit]) => units(locale, unit).format(amount))
    .join(' ');
}

// Formatters take longer to make than to use. Locales and styles are few; zones aren't, and each takes tens of KiB.
const moments = new Bounded<string, Intl.DateTimeFormat>(100);
const zones = new Bounded<string, string>(1_000);
const amounts = new Map<string, Intl.NumberFormat>();

const dates = (
  locale: string,
  timeZone: string,
  dateStyle: 'full' | 'medium',
  timeStyle?: 'short' | 'medium',
): Intl.DateTimeFormat =>
  remember(
    moments,
    [locale, timeZone.toLowerCase(), dateStyle, timeStyle].join(),
    () => new Intl.DateTimeFormat(locale, { dateStyle, timeZone, hourCycle: 'h23', ...(timeStyle && { timeStyle }) }),
  );

const units = (locale: string, unit: 'hour' | 'minute' | 'second'): Intl.NumberFormat =>
  remember(
    amounts,
    `${locale},${unit}`,
    () => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
  );
