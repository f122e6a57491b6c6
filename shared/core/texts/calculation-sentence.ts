import type { Calculated, CalculateRequest } from '../sla/calculate.ts';
import type { ExplainedLocal } from '../sla/local-time.ts';
import { courseOf } from './course.ts';
import type { Catalogue, TextKey } from './en.ts';
import { fill } from './fill.ts';
import { duration, moment } from './time-words.ts';

/** How the answer to a question of clock arithmetic came about, as one sentence in the reader's language. */
export function calculationSentence(
  { op }: CalculateRequest,
  { result, explanation }: Calculated,
  texts: Catalogue,
): string {
  if ('clocks' in explanation) return localSentence(explanation, texts);
  const { timeZone, from, to, seconds } = explanation;
  const full = (at: string) => moment(Date.parse(at), timeZone, texts.locale);
  return fill(texts, beginningOf(op, op === 'isOpen' ? result === true : from === to), {
    start: full(from),
    end: full(to),
    zone: timeZone,
    duration: duration(seconds, texts.locale),
    course: courseOf(explanation, texts),
  });
}

function beginningOf(op: CalculateRequest['op'], openNow: boolean): TextKey {
  switch (op) {
    case 'addBusinessTime':
      return 'clock.forth';
    case 'subtractBusinessTime':
      return 'clock.back';
    case 'isOpen':
      return openNow ? 'clock.isOpen' : 'clock.isClosed';
    case 'nextOpenOrSelf':
      return openNow ? 'clock.isOpen' : 'clock.opens';
    case 'nextOpen':
      return 'clock.opens';
    case 'nextClose':
      return 'clock.closes';
    default:
      return 'clock.between';
  }
}

function localSentence({ timeZone, local, at, clocks, offset, seconds }: ExplainedLocal, texts: Catalogue): string {
  const { locale } = texts;
  return fill(texts, `clock.${clocks}`, {
    local: moment(Date.parse(`${local}Z`), 'UTC', locale),
    zone: timeZone,
    end: moment(Date.parse(at), timeZone, locale),
    offset,
    duration: duration(seconds, locale),
  });
}
