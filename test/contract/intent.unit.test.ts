import { describe, expect, it } from '@jest/globals';
import { intentExample, intentSchema } from '../../shared/contract/intent.ts';
import { validate } from '../../shared/contract/validate.ts';
import type { AppError } from '../../shared/errors.ts';

const faults = (value: unknown): [string, string][] => {
  try {
    validate(intentSchema, value);
  } catch (error) {
    return ((error as AppError).members.errors ?? []).map(({ pointer, code }) => [pointer, code]);
  }
  return [];
};

describe('an intent', () => {
  it('gets its defaults', () => {
    const intent = validate(intentSchema, intentExample);
    expect(intent).toMatchObject({
      filedBy: 'partner',
      partner: { enrollment: 'paid', cloud: 'commercial', ownTenantIds: [] },
      customer: { cloud: 'commercial', domains: [] },
      issue: { breakFix: true, language: 'en' },
      entitlement: { plan: 'csp' },
    });
  });

  it('has its aliases resolved', () => {
    const intent = validate(intentSchema, {
      ...intentExample,
      product: { family: 'ems' },
      issue: { ...intentExample.issue, severity: 'moderate' },
      entitlement: { plan: 'signature-cloud-support' },
    });
    expect(intent.product.family).toBe('enterprise-mobility');
    expect(intent.issue.severity).toBe('B');
    expect(intent.entitlement.plan).toBe('partner-cloud-support');
  });

  it('is never break-fix unless technical', () => {
    const issue = { ...intentExample.issue, type: 'billing', breakFix: true };
    expect(validate(intentSchema, { ...intentExample, issue }).issue.breakFix).toBe(false);
  });

  it('keeps what is unknown apart from what is null', () => {
    const withNull = validate(intentSchema, { ...intentExample, relationship: { gdap: null } });
    const without = validate(intentSchema, { ...intentExample, relationship: {} });
    expect(withNull.relationship).toEqual({ gdap: null });
    expect(without.relationship).toEqual({});
  });

  it('names every fault at once with its pointer, every unknown member included', () => {
    const { contact: _, ...rest } = intentExample;
    const found = faults({
      ...rest,
      color: 'red',
      'a/b': 1,
      customer: { tenantId: 'x', domain: 'no domain', colour: 1 },
      product: { family: 'windows-95' },
      issue: { type: 'technical', severity: 4, title: '' },
      relationship: { gdap: { roles: 'all' } },
    });
    expect(found.sort()).toEqual(
      [
        ['/a~1b', 'UNKNOWN_PROPERTY'],
        ['/color', 'UNKNOWN_PROPERTY'],
        ['/contact', 'REQUIRED'],
        ['/customer/colour', 'UNKNOWN_PROPERTY'],
        ['/customer/domain', 'WRONG_FORMAT'],
        ['/customer/tenantId', 'WRONG_FORMAT'],
        ['/issue/severity', 'NOT_ALLOWED'],
        ['/issue/title', 'TOO_SMALL'],
        ['/product/family', 'NOT_ALLOWED'],
        ['/relationship/gdap/roles', 'WRONG_TYPE'],
        ['/relationship/gdap/status', 'REQUIRED'],
      ].sort(),
    );
  });

  it.each([
    ['a country that does not exist', { country: 'XXX' }, '/contact/country'],
    ['a bare offset as time zone', { timeZone: '+01:00' }, '/contact/timeZone'],
    ['a time zone that does not exist', { timeZone: 'Mars/Olympus' }, '/contact/timeZone'],
    ['a mail address without a domain', { email: 'anna' }, '/contact/email'],
  ])('refuses %s', (_, change, at) => {
    expect(faults({ ...intentExample, contact: { ...intentExample.contact, ...change } }).map(([p]) => p)).toEqual([
      at,
    ]);
  });

  it('refuses an own __proto__ member', () => {
    const hostile: unknown = JSON.parse(JSON.stringify(intentExample).replace('{', '{"__proto__":{"admin":true},'));
    expect(faults(hostile)).toEqual([['/__proto__', 'UNKNOWN_PROPERTY']]);
  });
});

describe('a request of countless faults', () => {
  it('is told a thousand of them, and how many there are', () => {
    const unknown = Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`x${index}`, 1]));
    try {
      validate(intentSchema, { ...intentExample, ...unknown });
    } catch (error) {
      const { found, members } = error as AppError;
      expect([found.count, members.errors?.length]).toEqual(['1500', 1_000]);
    }
    expect.assertions(1);
  });

  it('is told a hundred of an item of a list, of which there may be a hundred', () => {
    const unknown = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`x${index}`, 1]));
    try {
      validate(intentSchema, { ...intentExample, ...unknown }, ['intents', 7]);
    } catch (error) {
      const { found, members } = error as AppError;
      expect([found.count, members.errors?.length]).toEqual(['150', 100]);
    }
    expect.assertions(1);
  });
});
