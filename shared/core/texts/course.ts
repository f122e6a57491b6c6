import type { Explanation, Summary } from '../sla/explain.ts';
import type { Catalogue } from './en.ts';
import { fill, type Params } from './fill.ts';
import { day, dayOf, duration, shortMoment } from './time-words.ts';
import { allOf, number, pluralOf } from './words.ts';

/** What of an explanation a sentence tells after its beginning: windows, closed days, pauses, clock changes. */
export function courseOf({ timeZone, windows, skipped, pauses, offsetChanges }: Explanation, texts: Catalogue): string {
  const { locale } = texts;
  const short = (at: string) => shortMoment(Date.parse(at), timeZone, locale);
  const days = (dates: Summary<string>) => few(dates, (date) => day(date, locale), texts);
  const closed = [
    ...counted('clock.holidays', skipped.holidays.count, { dates: days(skipped.holidays) }, texts),
    ...counted('clock.overrides', skipped.overrides.count, { dates: days(skipped.overrides) }, texts),
    ...counted('clock.weekly', skipped.weekly, {}, texts),
  ];
  const spans = few(pauses, ([from, to]) => `${short(from)} – ${short(to)}`, texts);
  const changes = few(
    offsetChanges,
    ({ at, before, after }) =>
      fill(texts, 'clock.change', { date: dayOf(Date.parse(at), timeZone, locale), before, after }),
    texts,
  );
  const parts = [
    ...(windows.count > 1 ? [fill(texts, 'clock.windows', { count: number(windows.count, locale) })] : []),
    ...(closed.length > 0 ? [fill(texts, 'clock.closed', { dates: allOf(closed, locale) })] : []),
    // A pause that took no open time moved nothing.
    ...(pauses.seconds > 0
      ? counted('clock.pauses', pauses.count, { spans, duration: duration(pauses.seconds, locale) }, texts)
      : []),
    ...counted('clock.changes', offsetChanges.count, { changes }, texts),
  ];
  return parts.join('');
}

const SHOWN = 3;

/** The first items of a list and how many more there are. */
function few<T>({ count, first }: Summary<T>, tell: (item: T) => string, texts: Catalogue): string {
  const shown = first.slice(0, SHOWN).map(tell);
  const more = count - shown.length;
  const rest = more > 0 ? [fill(texts, 'clock.more', { count: number(more, texts.locale) })] : [];
  return allOf([...shown, ...rest], texts.locale);
}

/** The singular or plural of a text; nothing where nothing is counted. */
function counted(
  key: 'clock.holidays' | 'clock.overrides' | 'clock.weekly' | 'clock.pauses' | 'clock.changes',
  count: number,
  params: Params,
  texts: Catalogue,
): string[] {
  if (count === 0) return [];
  const { locale } = texts;
  return [fill(texts, `${key}.${pluralOf(count, locale)}`, { ...params, count: number(count, locale) })];
}
