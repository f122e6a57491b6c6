import fc from 'fast-check';

/** Names that reach for a prototype, or that keys, paths and pointers may stumble over. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', '', '~', '/', '~1', 'a/b', '\0', '\ud800', 'ÿ'];

const INSTANTS = [
  '0000-01-01T00:00:00Z',
  '0000-01-01T00:00:00+23:59',
  '1969-12-31T23:59:59.999Z',
  '2026-02-29T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-11-23T09:00Z',
  '2026-11-23T24:00:00Z',
  '2026-12-31T23:59:60Z',
  '2026-11-23T09:00:00.12345678901234567890Z',
  '2026-11-23T09:00:00.12345678901234567890',
  '2026-03-29T02:30:00',
  '2199-12-31T23:59:59.999Z',
  '2286-11-20T17:46:40Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-23:59',
  '9999-12-31T23:59:59',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '0000-01-01',
  '9999-12-31',
  '24:00',
  '00:00:01',
];

const ZONES = [
  'UTC',
  'utc',
  'Etc/GMT+12',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Africa/Monrovia',
  'Australia/Lord_Howe',
  'EST5EDT',
  'GMT0',
  'Factory',
  'localtime',
  'Etc/Unknown',
  'US/Pacific-New',
  '+02:00',
];

const TEXTS = [
  '',
  ' ',
  '\0',
  'a\u0000b',
  '\r\nX-Injected: 1',
  '\u007f\u0085\u2028',
  '\ud800',
  'x\udc00y',
  '\udfff\ud800',
  '\u202eabc\u202c',
  '\ufeff',
  '🧨'.repeat(40),
  'é'.normalize('NFD').repeat(60),
  'İıſK',
  '!',
  '"',
  "'; drop table --",
  '%',
  '%00%2f%ZZ',
  '../../x',
  '\\',
  '#?/',
  '{tenantId}',
  '{severity}',
  '$&$1',
  'null',
  'NaN',
  '<script>alert(1)</script>',
  'x-klingon',
  'en-u-ca-buddhist',
  'art-lojban',
  'a@b.c',
];

const NUMBERS = [
  '0',
  '-0',
  '-1',
  '1',
  '0.1',
  '5e-324',
  '1e308',
  '1e999',
  '-1e999',
  '9007199254740993',
  '315360000',
  '0.0005',
  'NaN',
  '01',
  '+1',
  '.5',
  '0x10',
];

/** At the bounds of the contract and just past them. */
const LENGTHS = [35, 36, 100, 101, 128, 129, 200, 201, 250, 251, 500, 501, 10_000, 10_001, 20_001, 33_000];

/** Text that something might not bear; often it is well-formed and allowed. */
export const hostileText = fc.oneof(
  fc.constantFrom(...TEXTS, ...INSTANTS, ...ZONES),
  fc.constantFrom(...LENGTHS).map((length) => 'x'.repeat(length)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

export const hostileName = fc.oneof(fc.constantFrom(...NAMES), hostileText);

const deep = fc
  .tuple(fc.constantFrom('[]', '{}'), fc.constantFrom(2, 14, 15, 16, 17, 400))
  .map(([brackets, depth]) =>
    brackets === '[]' ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth) + 0 + '}'.repeat(depth),
  );

/** Values as JSON text, some of which is none. */
export const hostileValue = fc.oneof(
  { weight: 6, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 3, arbitrary: fc.constantFrom('null', 'true', 'false', '[]', '{}', '[[]]', '[null]', '{"":0}', '""') },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: fc.constantFrom(2, 101, 1_001, 9_000).map((size) => `[${Array(size).fill(0)}]`) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
);
