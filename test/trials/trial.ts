import file from '../cases/trials.json' with { type: 'json' };

/** What must be true of an answer; cases/trials.json says how it is read. */
interface Expected {
  status?: number;
  /** Values by pointer. */
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  textAbsent?: string;
  /** Pointers. */
  notNull?: string[];
  near?: { pointer: string; instant: string; toleranceSeconds: number }[];
  /** Members of some event, a nested one by its path: `data.clock`. */
  someEvent?: Record<string, unknown>;
  eventCount?: { type: string; clock?: string; is: number };
  sequencesWithoutGap?: true;
  /** Under this name the steps have saved nothing. */
  savedIsMissing?: string;
  anyOf?: Expected[];
}

/** A request as a desk sent it, with what is done before. */
export interface Trial {
  id: string;
  title: string;
  method: string;
  path: string;
  headers: Record<string, string | string[] | null>;
  body?: unknown;
  rawBody?: string;
  rawBodyBase64?: string;
  /** Whether the body is sent compressed. */
  gzip?: boolean;
  sign?: { body?: string; prefix?: string; secondsAgo?: number; stripPadding?: boolean };
  steps: Step[];
  expect: Expected;
}

/** A request, or what happens between two: the clock moves by a duration or to an instant, or time passes. */
export type Step = Pick<Trial, 'method' | 'path' | 'body' | 'rawBody' | 'rawBodyBase64' | 'gzip' | 'sign'> & {
  headers?: Trial['headers'];
  save?: Record<string, string>;
  /** Statuses of failures that don't end the trial. */
  allow?: number[];
  parallel?: number;
  travel?: string;
  travelTo?: string;
  waitSeconds?: number;
};

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Trials by their ids, in this order. */
export const trials = (...ids: string[]): Trial[] =>
  ids.map((id) => {
    const found = file.cases.find((trial) => trial.id === id);
    if (found === undefined) throw new Error(`Expected a trial ${id}, found none`);
    return found as unknown as Trial;
  });

/** Fills `${name}` in all texts of a value, and `${name+20}` by an instant so many seconds later. */
export const filled = <Value>(value: Value, names: Readonly<Record<string, string>>): Value => {
  const fill = (place: string, name: string, seconds?: string): string => {
    const found = names[name] ?? place;
    return seconds === undefined ? found : new Date(Date.parse(found) + Number(seconds) * 1_000).toISOString();
  };
  return JSON.parse(JSON.stringify(value), (_, text) =>
    typeof text === 'string' ? text.replace(/\$\{(\w+)(?:\+(\d+))?\}/g, fill) : text,
  ) as Value;
};

/** The body of a request, as its bytes. */
export function bytesOf({ body, rawBody, rawBodyBase64 }: Pick<Trial, 'body' | 'rawBody' | 'rawBodyBase64'>): Buffer {
  if (rawBodyBase64 !== undefined) return Buffer.from(rawBodyBase64, 'base64');
  return Buffer.from(rawBody ?? JSON.stringify(body) ?? '');
}

/** What an answer lacks of what is expected; null where nothing. `names` are those that the steps have saved. */
export function missing({ anyOf, ...expected }: Expected, answer: Answer, names: Record<string, string> = {}): unknown {
  if (anyOf !== undefined) {
    const faults = anyOf.map((one) => missing(one, answer, names));
    return faults.includes(null) ? null : faults;
  }
  const { status, body = {}, headers = {}, textAbsent, notNull = [], near = [], ...others } = expected;
  const { someEvent, eventCount, sequencesWithoutGap, savedIsMissing, ...unknown } = others;
  const unread = Object.keys(unknown);
  if (unread.length > 0) throw new Error(`Expected nothing that isn’t looked at, found ${unread}`);
  const found = {
    status: answer.status,
    body: Object.fromEntries(Object.keys(body).map((pointer) => [pointer, valueAt(answer.text, pointer)])),
    headers: Object.fromEntries(Object.keys(headers).map((name) => [name, answer.headers.get(name)])),
  };
  const at = (pointer: string) => valueAt(answer.text, pointer);
  const holds = [
    JSON.stringify(found) === JSON.stringify({ status, body, headers }),
    textAbsent === undefined || !answer.text.includes(textAbsent),
    savedIsMissing === undefined || names[savedIsMissing] === undefined,
    notNull.every((pointer) => at(pointer) != null),
    near.every(({ pointer, instant, toleranceSeconds }) => apart(at(pointer), instant) <= toleranceSeconds * 1_000),
    historyHolds(at('/events') as Happened[] | undefined, { someEvent, eventCount, sequencesWithoutGap }),
  ];
  return holds.every(Boolean) ? null : { found, textAbsent, answer: answer.text };
}

const apart = (found: unknown, instant: string): number => Math.abs(Date.parse(String(found)) - Date.parse(instant));

interface Happened {
  type: string;
  sequence: number;
  data: { clock?: string };
}

type OfHistory = Pick<Expected, 'someEvent' | 'eventCount' | 'sequencesWithoutGap'>;

function historyHolds(events: Happened[] = [], { someEvent, eventCount, sequencesWithoutGap }: OfHistory): boolean {
  const has = (event: Happened) =>
    Object.entries(someEvent ?? {}).every(
      ([path, value]) => valueAt(JSON.stringify(event), `/${path.replaceAll('.', '/')}`) === value,
    );
  const counted = events.filter(
    ({ type, data }) =>
      type === eventCount?.type && (eventCount.clock === undefined || data.clock === eventCount.clock),
  );
  return (
    (someEvent === undefined || events.some(has)) &&
    (eventCount === undefined || counted.length === eventCount.is) &&
    (sequencesWithoutGap !== true || events.every(({ sequence }, index) => sequence === index + 1))
  );
}

export const valueAt = (text: string, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], JSON.parse(text));
