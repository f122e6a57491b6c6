import {
  addBusinessTime,
  businessSecondsBetween,
  isOpen,
  nextClose,
  nextOpen,
  nextOpenOrSelf,
  openWindows,
  type Pause,
  subtractBusinessTime,
} from './arithmetic.ts';
import type { Calendar } from './calendar.ts';
import { type Explanation, explain } from './explain.ts';
import { type Instant, toRfc3339 } from './instant.ts';
import { type ExplainedLocal, explainLocal, resolveLocal } from './local-time.ts';

/** A question to the clock arithmetic, validated (see contract/calculation.ts); instants are epoch milliseconds. */
export type CalculateRequest =
  | {
      op: 'addBusinessTime' | 'subtractBusinessTime';
      calendar: Calendar;
      start: Instant;
      seconds: number;
      pauses?: Pause[];
    }
  | { op: 'businessSecondsBetween'; calendar: Calendar; from: Instant; to: Instant; pauses?: Pause[] }
  | { op: 'isOpen' | 'nextOpenOrSelf' | 'nextOpen' | 'nextClose'; calendar: Calendar; at: Instant }
  | { op: 'openWindows'; calendar: Calendar; from: Instant; to: Instant }
  | { op: 'resolveLocal'; local: string; timeZone: string };

/** Instants of the result are RFC 3339 strings. */
export type CalculateResult = string | number | boolean | [from: string, to: string][];

export interface Calculated {
  result: CalculateResult;
  explanation: Explanation | ExplainedLocal;
}

/**
 * Answers one question and says how the answer came about.
 * Fails with SlaError CALENDAR_NEVER_OPENS, BEYOND_HORIZON.
 */
export function calculate(request: CalculateRequest): Calculated {
  switch (request.op) {
    case 'addBusinessTime': {
      const { calendar, start, seconds, pauses } = request;
      const end = addBusinessTime(calendar, start, seconds, pauses);
      return { result: toRfc3339(end), explanation: explain(calendar, start, end, pauses) };
    }
    case 'subtractBusinessTime': {
      const { calendar, start, seconds, pauses } = request;
      const begin = subtractBusinessTime(calendar, start, seconds, pauses);
      return { result: toRfc3339(begin), explanation: explain(calendar, begin, start, pauses) };
    }
    case 'businessSecondsBetween': {
      const { calendar, from, to, pauses } = request;
      return {
        result: businessSecondsBetween(calendar, from, to, pauses),
        explanation: explain(calendar, from, to, pauses),
      };
    }
    case 'openWindows': {
      const { calendar, from, to } = request;
      return {
        result: openWindows(calendar, from, to).map(([start, end]) => [toRfc3339(start), toRfc3339(end)]),
        explanation: explain(calendar, from, to),
      };
    }
    case 'isOpen':
      return {
        result: isOpen(request.calendar, request.at),
        explanation: explain(request.calendar, request.at, request.at),
      };
    case 'resolveLocal': {
      const at = resolveLocal(request.local, request.timeZone);
      return { result: toRfc3339(at), explanation: explainLocal(request.local, request.timeZone, at) };
    }
    default: {
      const { calendar, at } = request;
      const next = { nextOpenOrSelf, nextOpen, nextClose }[request.op](calendar, at);
      return { result: toRfc3339(next), explanation: explain(calendar, at, next) };
    }
  }
}
