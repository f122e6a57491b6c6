import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { calculationExample, calculationSchema } from '../../shared/contract/calculation.ts';
import { eventSchema } from '../../shared/contract/event.ts';
import { intentExample, intentSchema } from '../../shared/contract/intent.ts';
import { policyDocumentSchema } from '../../shared/contract/policy.ts';
import { listQuerySchema } from '../../shared/contract/queries.ts';
import { validate, validateQuery } from '../../shared/contract/validate.ts';
import type { AppError } from '../../shared/errors.ts';

const codesOf = (check: () => unknown): string[] => {
  try {
    check();
  } catch (error) {
    return ((error as AppError).members.errors ?? []).map(({ code }) => code);
  }
  return [];
};
const inBody = (schema: z.ZodType, value: object) => codesOf(() => validate(schema, value));
const inIntent = (members: object) => inBody(intentSchema, { ...intentExample, ...members });
const contact = (members: object) => ({ contact: { ...intentExample.contact, ...members } });
const correction = (members: object) => inBody(eventSchema, { type: 'details-corrected', ...contact(members) });

describe('one kind of fault has one code, wherever it comes up', () => {
  it.each<[string, string, string[][]]>([
    [
      'a zone that is none',
      'UNKNOWN_ZONE',
      [
        inIntent(contact({ timeZone: 'Mars/Base' })),
        correction({ timeZone: 'Mars/Base' }),
        inBody(calculationSchema, {
          ...calculationExample,
          calendar: { ...calculationExample.calendar, timeZone: 'Mars/Base' },
        }),
        inBody(policyDocumentSchema, { calendars: { HUN: { timeZone: 'Mars/Base' } } }),
      ],
    ],
    [
      'a country that is none',
      'UNKNOWN_COUNTRY',
      [
        inIntent(contact({ country: 'XXX' })),
        correction({ country: 'XXX' }),
        inBody(policyDocumentSchema, { calendars: { XXX: {} } }),
      ],
    ],
    [
      'an instant that is none',
      'WRONG_FORMAT',
      [
        inIntent({ issue: { ...intentExample.issue, startedAt: 'soon' } }),
        inBody(eventSchema, { type: 'answered', at: 'soon' }),
        inBody(calculationSchema, { ...calculationExample, start: 'soon' }),
        codesOf(() => validateQuery(listQuerySchema, { dueBefore: 'soon' })),
      ],
    ],
    [
      'a member that nobody knows',
      'UNKNOWN_PROPERTY',
      [inIntent({ color: 'red' }), codesOf(() => validateQuery(listQuerySchema, { color: 'red' }))],
    ],
  ])('%s: %s', (_, code, found) => {
    expect(found).toEqual(found.map(() => [code]));
  });

  it('every text of its own that a refinement names has a code, none of them INVALID', () => {
    const sources = readdirSync('shared/contract').filter((file) => file.endsWith('.ts'));
    const uncoded = sources.flatMap((file) =>
      [...readFileSync(`shared/contract/${file}`, 'utf8').matchAll(/error: '(field\.[a-z]\w*)'([^)]*)/g)]
        .filter(([, , rest]) => !rest?.includes('code:'))
        .map(([, key]) => `${file}: ${key}`),
    );
    expect(uncoded).toEqual([]);
    expect(readFileSync('shared/contract/validate.ts', 'utf8')).not.toContain("'INVALID'");
  });
});
