import file from '../cases/trials.json' with { type: 'json' };

/** What must be true of an answer; cases/trials.json says how it is read. */
interface Expected {
  status?: number;
  /** Values by pointer. */
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  textAbsent?: string;
  anyOf?: Expected[];
}

/** A request as a desk sent it, with what is done before. */
export interface Trial {
  id: string;
  title: string;
  method: string;
  path: string;
  headers: Record<string, string | null>;
  body?: unknown;
  rawBody?: string;
  rawBodyBase64?: string;
  sign?: { body?: string; prefix?: string; secondsAgo?: number; stripPadding?: boolean };
  steps: (Pick<Trial, 'method' | 'path' | 'body'> & { headers?: Trial['headers']; save?: Record<string, string> })[];
  expect: Expected;
}

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

/** Fills `${name}` in all texts of a value. */
export const filled = <Value>(value: Value, names: Readonly<Record<string, string>>): Value =>
  JSON.parse(JSON.stringify(value), (_, text) =>
    typeof text === 'string' ? text.replace(/\$\{(\w+)\}/g, (place, name) => names[name] ?? place) : text,
  ) as Value;

/** The body of a request, as its bytes. */
export function bytesOf({ body, rawBody, rawBodyBase64 }: Pick<Trial, 'body' | 'rawBody' | 'rawBodyBase64'>): Buffer {
  if (rawBodyBase64 !== undefined) return Buffer.from(rawBodyBase64, 'base64');
  return Buffer.from(rawBody ?? JSON.stringify(body) ?? '');
}

/** What an answer lacks of what is expected; null where nothing. */
export function missing({ anyOf, ...expected }: Expected, answer: Answer): unknown {
  if (anyOf !== undefined) {
    const faults = anyOf.map((one) => missing(one, answer));
    return faults.includes(null) ? null : faults;
  }
  const { status, body = {}, headers = {}, textAbsent, ...others } = expected;
  if (Object.keys(others).length > 0) throw new Error(`Expected nothing that isn’t looked at, found ${others}`);
  const found = {
    status: answer.status,
    body: Object.fromEntries(Object.keys(body).map((pointer) => [pointer, valueAt(answer.text, pointer)])),
    headers: Object.fromEntries(Object.keys(headers).map((name) => [name, answer.headers.get(name)])),
  };
  const holds = JSON.stringify(found) === JSON.stringify({ status, body, headers });
  return holds && (textAbsent === undefined || !answer.text.includes(textAbsent)) ? null : { found, textAbsent };
}

export const valueAt = (text: string, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], JSON.parse(text));
