import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { calculationExample, calculationSchema } from '../../shared/contract/calculation.ts';
import { eventSchema } from '../../shared/contract/event.ts';
import { intentExample, intentSchema } from '../../shared/contract/intent.ts';
import { policySchema } from '../../shared/contract/policy.ts';
import { explainQuerySchema, listQuerySchema } from '../../shared/contract/queries.ts';
import { validate } from '../../shared/contract/validate.ts';
import { fill } from '../../shared/core/texts/fill.ts';
import { hu } from '../../shared/core/texts/hu.ts';
import type { AppError } from '../../shared/errors.ts';

/** What is told of each fault, in both languages, by its pointer. */
function told(schema: z.ZodType, value: unknown): Record<string, string[]> {
  try {
    validate(schema, value);
  } catch (error) {
    const { errors = [] } = (error as AppError).members;
    return Object.fromEntries(
      errors.map(({ pointer, message, text }) => [pointer, [message, text ? fill(hu, text.key, text.params) : '']]),
    );
  }
  throw new Error('Expected a fault, found none');
}

const intent = (change: object) => ({ ...intentExample, ...change });

describe('a fault is told in plain words', () => {
  it.each<[string, Record<string, string[]>, string, string[]]>([
    [
      'an object',
      told(intentSchema, intent({ partner: 5 })),
      '/partner',
      ['Expected an object.', 'Csak objektum lehet.'],
    ],
    [
      'an object of any names',
      told(policySchema, { calendars: 5 }),
      '/calendars',
      ['Expected an object.', 'Csak objektum lehet.'],
    ],
    [
      'a list',
      told(policySchema, { permittedGdapRoles: 5 }),
      '/permittedGdapRoles',
      ['Expected a list.', 'Csak lista lehet.'],
    ],
    [
      'a pair',
      told(policySchema, { calendars: { HUN: { weekly: { mon: [5] } } } }),
      '/calendars/HUN/weekly/mon/0',
      ['Expected a list.', 'Csak lista lehet.'],
    ],
    ['a text', told(intentSchema, intent({ reference: 5 })), '/reference', ['Expected a text.', 'Csak szöveg lehet.']],
    [
      'a number',
      told(calculationSchema, { ...calculationExample, seconds: 'x' }),
      '/seconds',
      ['Expected a number.', 'Csak szám lehet.'],
    ],
    [
      'an integer',
      told(policySchema, { filingMinutes: { A: 1.5 } }),
      '/filingMinutes/A',
      ['Expected an integer.', 'Csak egész szám lehet.'],
    ],
    [
      'true or false',
      told(intentSchema, intent({ relationship: { reseller: 'yes' } })),
      '/relationship/reseller',
      ['Expected true or false.', 'Csak true vagy false lehet.'],
    ],
    [
      'what is empty',
      told(intentSchema, intent({ reference: ' ' })),
      '/reference',
      ['Must not be empty.', 'Nem lehet üres.'],
    ],
    [
      'what is too little',
      told(listQuerySchema, { maxpagesize: '0' }),
      '/maxpagesize',
      ['Expected at least 1.', 'Nem lehet kevesebb, mint 1.'],
    ],
    [
      'the only choice',
      told(explainQuerySchema, { explain: 'x' }),
      '/explain',
      ['Expected full.', 'Csak ez lehet: full.'],
    ],
    [
      'a choice that is missing',
      told(intentSchema, intent({ partner: { tenantId: intentExample.partner.tenantId } })),
      '/partner/type',
      [
        'Required: one of advisor, indirect-reseller, direct-bill, indirect-provider.',
        'Meg kell adni, és csak a következők egyike lehet: advisor, indirect-reseller, direct-bill, indirect-provider.',
      ],
    ],
    [
      'placeholders',
      told(policySchema, { links: { commercial: { product: 'https://a.example/{name}' } } }),
      '/links/commercial/product',
      ['Expected no placeholder but {offerId}.', 'Csak ezek a helyőrzők állhatnak benne: {offerId}.'],
    ],
  ])('%s', (_what, faults, pointer, texts) => {
    expect(faults[pointer]).toEqual(texts);
  });

  it('with what is allowed, where a kind is missing', () => {
    expect(told(eventSchema, {})['/type']?.[0]).toMatch(
      /^Required: one of filed, reference-corrected, answered, .*resumed\.$/,
    );
    expect(told(calculationSchema, {})['/op']?.[0]).toMatch(/^Required: one of addBusinessTime, .*resolveLocal\.$/);
  });
});
