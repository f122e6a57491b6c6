import fc from 'fast-check';

export type Header = [name: string, value: string];

/** What a header can carry at all: visible characters, spaces, tabs and bytes above ASCII. */
const value = fc
  .string({ unit: fc.constantFrom(...' !"#%,;=*-aZ09/\t\u0080é\u00ff'), maxLength: 60 })
  .map((text) => text.trim());

const oneOf = (name: string, ...values: string[]): fc.Arbitrary<Header> =>
  fc.oneof(fc.constantFrom(...values), value).map((text): Header => [name, text]);

const huge = (name: string, ...sizes: number[]): fc.Arbitrary<Header> =>
  fc.constantFrom(...sizes).map((size): Header => [name, 'x'.repeat(size)]);

/** A header that is odd, or at least seldom; the same name may stand twice in a head. */
export const oddHeader: fc.Arbitrary<Header> = fc.oneof(
  oneOf(
    'content-type',
    '',
    'text/plain',
    'application/json;charset=utf-16',
    'application/json; charset="utf-8"',
    'a/b',
  ),
  oneOf('content-type', 'application/merge-patch+json', 'multipart/form-data; boundary=x', 'APPLICATION/JSON', 'json'),
  oneOf('content-encoding', 'gzip', 'br', 'identity'),
  oneOf('accept-language', 'hu', 'hu-HU;q=0.8, en;q=x', '*', 'x'.repeat(500), ',,;q=;=', '*;q=2', '__proto__'),
  oneOf('if-match', '*', '"1"', '"0"', 'W/"1"', '"99999999999"', '"1", "2"', '""'),
  oneOf('idempotency-key', '', 'a', ' ', 'x'.repeat(255), 'x'.repeat(256), '!/\\#?%"', '__proto__'),
  oneOf('repeatability-request-id', 'a', 'key-1', ''),
  oneOf('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', `00-${'0'.repeat(32)}-1-00`, 'ff-'),
  oneOf('tracestate', 'a=b', 'x'.repeat(600)),
  oneOf('accept', 'text/html', '*/*', ''),
  oneOf('x-forwarded-host', 'evil.example', '/'),
  oneOf('x-ms-client-principal', 'e30=', '!'),
  oneOf('__proto__', 'x'),
  oneOf('constructor', 'x'),
  oneOf('cookie', 'a=b; a=c'),
  oneOf('range', 'bytes=0-1'),
  oneOf('x-http-method-override', 'DELETE'),
  huge('x-large', 4_000, 12_300, 15_000, 20_000),
);

/** Text of a query, percent-encoded or not. */
const odd = fc.oneof(
  fc.constantFrom(
    '%00',
    '%',
    '%zz',
    '%C3%28',
    '%F0%9F',
    '+',
    '=',
    '[]',
    "'",
    'x'.repeat(300),
    '%ED%A0%80',
    '1e2',
    '0x10',
  ),
  fc.constantFrom('true', '-1', '0', '1.5', '201', '%201', 'Infinity', 'null', '2024', 'full', 'A', 'critical'),
);

const names = [
  'maxpagesize',
  'cursor',
  'status',
  'customer',
  'breached',
  'edition',
  'explain',
  'partner',
  'secret',
  'a',
];

/** Parameters of a query that nobody, or hardly anybody, would ask with. */
export const oddQuery: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor', ''), odd), odd), { maxLength: 4 })
    .map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
  fc.constantFrom(...names).map((name) => `${name}=1&${name}=2`),
  fc.constantFrom(2_040, 2_100, 9_000).map((length) => `a=${'x'.repeat(length)}`),
  fc.constantFrom('&&&', '?', 'a', '=', '%26', 'a=b#c'),
);

/** What may stand where a path has an id. */
export const oddSegment: fc.Arbitrary<string> = fc.constantFrom(
  '0'.repeat(32),
  'F'.repeat(32),
  '0'.repeat(31),
  'g'.repeat(32),
  '__proto__',
  'constructor',
  'psa',
  'batch',
  '%2f',
  'a%2Fb',
  '%2e%2e',
  '..',
  '.',
  '%00',
  '%',
  '%zz',
  '%ff',
  '%F0%9F%A7%A8',
  "!'()*",
  'ticket!x!y',
  '"',
  ';a=b',
  'x'.repeat(3_000),
);
