import fc from 'fast-check';
import { rawBytes } from '../shapes/bytes.ts';
import { type Header, oddHeader, oddQuery, oddSegment } from '../shapes/heads.ts';
import { fromValue, write } from '../shapes/json.ts';
import { mutated } from '../shapes/mutate.ts';
import { TARGETS, type Target } from './targets.ts';

/** Who calls; the first one is the usual. */
export const CREDENTIALS = ['all', 'other', 'submit', 'read', 'update', 'unknown', 'malformed', 'none'] as const;

export type CredentialName = (typeof CREDENTIALS)[number];

/** A request yet without what only the running service knows: tickets, links, signatures. */
export interface Plan {
  route: string;
  /** Chooses among what the service has given out: tickets, links. */
  pick: number;
  credential: CredentialName;
  /** JSON as text, with `@now` for instants of the moment, or bytes as they are; null for none. */
  body: string | Buffer | null;
  query: string;
  /** Asks as a link says that the service gave, where it gave one for this route; the query then bends its cursor. */
  follows: boolean;
  headers: Header[];
  /** In the place of the path's parameter; undefined for a known ticket. */
  segment: string | undefined;
  /** Another than the route's. */
  method: string | undefined;
  /** A body in chunks, without its length. */
  chunked: boolean;
}

/** The usual so many times as often as the other. */
const usually = <T>(times: number, usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: times, arbitrary: usual }, { weight: 1, arbitrary: other });

function bodyOf({ body: valid }: Target): fc.Arbitrary<Plan['body']> {
  if (valid === null) return fc.constant(null);
  const text = valid.map((value) => write(fromValue(value)));
  return fc.oneof(
    { weight: 10, arbitrary: text },
    { weight: 8, arbitrary: mutated(valid) },
    { weight: 1, arbitrary: rawBytes(text) },
  );
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'];

const keys = fc.array(
  fc.nat(300).map((n): Header => ['idempotency-key', `key-${n}`]),
  { maxLength: 1 },
);
const headers = fc.tuple(
  keys,
  usually(4, fc.constant<Header[]>([]), fc.array(oddHeader, { minLength: 1, maxLength: 3 })),
);

const planOf = (target: Target): fc.Arbitrary<Plan> =>
  fc.record({
    route: fc.constant(target.route),
    pick: fc.nat(),
    credential: usually(5, fc.constant<CredentialName>('all'), fc.constantFrom(...CREDENTIALS)),
    body: bodyOf(target),
    query: usually(6, target.query, oddQuery),
    follows: fc.boolean(),
    headers: headers.map((some) => some.flat()),
    segment: usually(10, fc.constant(target.segment), oddSegment),
    method: usually(25, fc.constant(undefined), fc.constantFrom(...METHODS)),
    chunked: usually(30, fc.constant(false), fc.constant(true)),
  });

/** Requests to all routes, each as often as its target weighs. */
export const plans: fc.Arbitrary<Plan> = fc.oneof(
  ...TARGETS.map((target) => ({ weight: target.weight, arbitrary: planOf(target) })),
);
