import type { ClockExplanation } from '../ticket/explain-clock.ts';
import type { Clock } from '../ticket/ticket.ts';
import { courseOf } from './course.ts';
import type { Catalogue } from './en.ts';
import { fill } from './fill.ts';
import { duration, moment, shortMoment } from './time-words.ts';

/** How a clock's due time came about, as one sentence in the reader's language and in the time of its calendar. */
export function clockSentence(clock: Clock, explanation: ClockExplanation, texts: Catalogue): string {
  const { from, timeZone, heldSince, policyVersion } = explanation;
  const { stoppedAt, dueAt, state, reportedLate } = clock;
  const full = (at: number) => moment(at, timeZone, texts.locale);
  const held =
    heldSince === null
      ? ''
      : fill(texts, 'clock.held', { since: shortMoment(Date.parse(heldSince), timeZone, texts.locale) });
  return fill(texts, `clock.${reportedLate ? 'reportedLate' : state}`, {
    due: full(dueAt),
    start: full(Date.parse(from)),
    stopped: stoppedAt === null ? '' : full(stoppedAt),
    zone: timeZone,
    promise: promiseOf(clock, texts),
    course: courseOf(explanation, texts) + held + fill(texts, 'clock.policy', { version: policyVersion }),
  });
}

function promiseOf({ target }: Clock, texts: Catalogue): string {
  if (target.basis === 'business-day') return texts['clock.business-day'];
  return fill(texts, `clock.${target.basis}`, { duration: duration(target.minutes * 60, texts.locale) });
}
