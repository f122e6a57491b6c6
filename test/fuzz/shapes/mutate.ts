import fc from 'fast-check';
import { hostileName, hostileText, hostileValue } from './hostile.ts';
import { type Act, edit, fromValue, type Json, write } from './json.ts';

/** Does something to a text and leaves every other value alone. */
const onText =
  (act: (text: string) => string): Act =>
  ([name, value]) =>
    'raw' in value && value.raw.startsWith('"')
      ? [[name, { raw: JSON.stringify(act(JSON.parse(value.raw) as string)) }]]
      : [[name, value]];

const inserted = (name: string, raw: string): Act => {
  const added: Json = { raw };
  return ([own, value]) => {
    if ('members' in value) return [[own, { members: [...value.members, [name, added]] }]];
    if ('items' in value) return [[own, { items: [...value.items, added] }]];
    return [[own, { items: [value, added] }]];
  };
};

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Act>(() => []) },
  { weight: 2, arbitrary: fc.constant<Act>((slot) => [slot, slot]) },
  { weight: 1, arbitrary: fc.constant<Act>(([name, value]) => [[name, { items: [value] }]]) },
  {
    weight: 4,
    arbitrary: hostileValue.map(
      (raw): Act =>
        ([name]) => [[name, { raw }]],
    ),
  },
  {
    weight: 2,
    arbitrary: hostileName.map(
      (name): Act =>
        ([, value]) => [[name, value]],
    ),
  },
  { weight: 2, arbitrary: fc.tuple(hostileName, hostileValue).map(([name, raw]) => inserted(name, raw)) },
  { weight: 3, arbitrary: hostileText.map((text) => onText(() => text)) },
  { weight: 2, arbitrary: hostileText.map((text) => onText((own) => own + text)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(40), fc.nat(4))
      .map(([at, length]) => onText((own) => own.slice(0, at) + own.slice(at + length))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(), fc.nat(9))
      .map(([at, digit]) =>
        onText((own) => own.replace(/\d/g, (old, index: number) => (index % 5 === at % 5 ? String(digit) : old))),
      ),
  },
  // RFC 3339 sets no bound to the digits of a second's fraction.
  {
    weight: 1,
    arbitrary: fc
      .stringMatching(/^\d{1,30}$/)
      .map((digits) => onText((own) => own.replace(/(:\d\d)(?=Z|[+-]|$)/, `$1.${digits}`))),
  },
  { weight: 1, arbitrary: fc.constant(onText((own) => own.toUpperCase())) },
);

const edits = fc.array(fc.tuple(fc.nat(10_000), act), { minLength: 1, maxLength: 3 });

/** A document as text, with one to three of its values deleted, doubled, renamed, replaced or bent. */
export const mutated = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc
    .tuple(valid, edits)
    .map(([value, changes]) => write(changes.reduce((json, [at, change]) => edit(json, at, change), fromValue(value))));
