import { describe, expect, it } from '@jest/globals';
import { intentExample, intentSchema, readIntent } from '../../shared/contract/intent.ts';
import { validate } from '../../shared/contract/validate.ts';
import { givenIn } from '../../shared/core/decision/origins.ts';
import type { AppError } from '../../shared/errors.ts';
import { NOW } from '../support/fixtures.ts';

const faults = (value: unknown): [string, string][] => {
  try {
    readIntent(value, NOW);
  } catch (error) {
    return ((error as AppError).members.errors ?? []).map(({ pointer = '', code }) => [pointer, code]);
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

  it('has null where it may have nothing, which is the same but for GDAP', () => {
    const { reference: _, relationship: __, entitlement: ___, ...rest } = { entitlement: {}, ...intentExample };
    const absent = validate(intentSchema, rest);
    const nulls = {
      ...rest,
      reference: null,
      filedBy: null,
      relationship: null,
      entitlement: null,
      partner: { ...rest.partner, enrollment: null, cloud: null, ownTenantIds: null },
      customer: { ...rest.customer, cloud: null, domains: null },
      product: { ...rest.product, name: null, offerId: null },
      issue: { ...rest.issue, topic: null, breakFix: null, language: null },
      serviceHealth: { ...rest.serviceHealth, incidentId: null },
      contact: { ...rest.contact, preferredMethod: null },
    };
    expect(validate(intentSchema, nulls)).toEqual(absent);
    expect(givenIn(nulls)).toEqual(givenIn(rest));
    expect(givenIn({ relationship: { gdap: null } })).toEqual(['/relationship/gdap']);
  });

  it.each([
    ['/partner', { partner: null }],
    ['/partner/type', { partner: { ...intentExample.partner, type: null } }],
    ['/issue/severity', { issue: { ...intentExample.issue, severity: null } }],
    ['/relationship/gdap/status', { relationship: { gdap: { status: null } } }],
    ['/relationship/azureRbac/0', { relationship: { azureRbac: [null] } }],
  ])('has no null where it needs a value: %s', (pointer, change) => {
    expect(faults({ ...intentExample, ...change }).map(([at]) => at)).toEqual([pointer]);
  });

  it('knows the roles by their names, and a grant by what it allows', () => {
    const { relationship } = validate(intentSchema, {
      ...intentExample,
      relationship: {
        gdap: { status: 'active', roles: ['Helpdesk Administrator', 'Our Wizard'] },
        azureRbac: ['Owner', { role: 'Reader' }, { role: 'Our Desk', actions: ['Microsoft.Support/*'] }],
      },
    });
    expect(relationship?.gdap?.roles).toEqual(['helpdesk-administrator', 'our-wizard']);
    expect(relationship?.azureRbac).toEqual([
      'owner',
      'reader',
      { role: 'our-desk', actions: ['microsoft.support/*'] },
    ]);
  });

  it('names what is wrong with a grant at its own place', () => {
    const azureRbac = ['', 5, { role: 'x', actions: 'all' }, { actions: ['*'] }, { role: 'x', scope: '/' }];
    expect(faults({ ...intentExample, relationship: { azureRbac } })).toEqual([
      ['/relationship/azureRbac/0', 'TOO_SMALL'],
      ['/relationship/azureRbac/1', 'WRONG_TYPE'],
      ['/relationship/azureRbac/2/actions', 'WRONG_TYPE'],
      ['/relationship/azureRbac/3/role', 'REQUIRED'],
      ['/relationship/azureRbac/4/scope', 'UNKNOWN_PROPERTY'],
    ]);
  });

  it.each([
    ['2010-01-01T00:00:00Z', []],
    ['2009-12-31T23:59:59.999Z', [['/issue/startedAt', 'STARTED_OUT_OF_RANGE']]],
    ['2026-11-23T10:00:00Z', []],
    ['2026-11-23T10:00:00.001Z', [['/issue/startedAt', 'STARTED_OUT_OF_RANGE']]],
    ['2026-11-23T12:00:00+02:00', []],
    ['soon', [['/issue/startedAt', 'WRONG_FORMAT']]],
  ])('began from 2010 to an hour from now: %s', (startedAt, expected) => {
    expect(faults({ ...intentExample, issue: { ...intentExample.issue, startedAt } })).toEqual(expected);
  });

  it('names the place of an item that has yet to begin', () => {
    const issue = { ...intentExample.issue, startedAt: '2027-01-01T00:00:00Z' };
    expect(() => readIntent({ ...intentExample, issue }, NOW, ['intents', 3])).toThrow(
      expect.objectContaining({
        members: { errors: [expect.objectContaining({ pointer: '/intents/3/issue/startedAt' })] },
      }),
    );
  });

  it('has a phone where calls are preferred', () => {
    const { phone, ...contact } = { ...intentExample.contact, preferredMethod: 'phone' };
    expect(faults({ ...intentExample, contact })).toEqual([['/contact/phone', 'PHONE_MISSING']]);
    expect(faults({ ...intentExample, contact: { ...contact, phone } })).toEqual([]);
  });

  it('refuses text that is none by its own code', () => {
    const issue = { ...intentExample.issue, title: 'a\u2028b', description: 'a\u0000b' };
    const customer = { ...intentExample.customer, name: '\u200b' };
    const contact = { ...intentExample.contact, firstName: 'a\ud83d', lastName: '\u202ea' };
    expect(faults({ ...intentExample, issue, customer, contact })).toEqual([
      ['/customer/name', 'NOTHING_VISIBLE'],
      ['/issue/title', 'LINE_BREAK'],
      ['/issue/description', 'CONTROL_CHARACTER'],
      ['/contact/firstName', 'LONE_SURROGATE'],
      ['/contact/lastName', 'BIDI_OVERRIDE'],
    ]);
  });

  it('is told of a member whose name is no text in characters that an answer can carry', () => {
    expect(faults({ ...intentExample, 'a\ud83d': 1 })).toEqual([['/a\ufffd', 'UNKNOWN_PROPERTY']]);
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
