import { describe, expect, it } from '@jest/globals';
import { eventSchema } from '../../shared/contract/event.ts';
import { validate } from '../../shared/contract/validate.ts';
import type { AppError } from '../../shared/errors.ts';

const faults = (value: unknown): string[] => {
  try {
    validate(eventSchema, value);
  } catch (error) {
    return ((error as AppError).members.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`);
  }
  return [];
};

describe('an event', () => {
  it('may name the person behind the credential, beside its data', () => {
    const { act, actor } = validate(eventSchema, { type: 'note', text: 'x', actor: ' Kiss Anna ' });
    expect([actor, act.data]).toEqual(['Kiss Anna', { text: 'x' }]);
    expect(faults({ type: 'answered', actor: 'x'.repeat(100) })).toEqual([]);
    expect(faults({ type: 'answered', actor: 'x'.repeat(101) })).toEqual(['TOO_BIG /actor']);
    expect(faults({ type: 'answered', actor: ' ' })).toEqual(['TOO_SMALL /actor']);
  });

  it('corrects a reference by a new one', () => {
    expect(validate(eventSchema, { type: 'reference-corrected', reference: 'MS-2' }).act.data).toEqual({
      reference: 'MS-2',
    });
    expect(faults({ type: 'reference-corrected' })).toEqual(['REQUIRED /reference']);
  });

  it('claims with force or without', () => {
    expect(validate(eventSchema, { type: 'claimed', by: 'Anna', force: true }).act.data).toEqual({
      by: 'Anna',
      force: true,
    });
    expect(faults({ type: 'claimed', by: 'Anna', force: 'yes' })).toEqual(['WRONG_TYPE /force']);
  });
});

describe('a correction', () => {
  const correction = {
    type: 'details-corrected',
    contact: { email: 'new@partner.example' },
    customer: { name: 'Contoso', domain: 'Contoso.Example', domains: ['other.example'] },
    product: { name: 'VM', subscriptionId: '44444444-4444-4444-8444-444444444444', offerId: 'a.b' },
    issue: { title: 'Down', description: 'All of it', startedAt: '2026-11-22T08:30:00Z' },
  };

  it('is nested as the intent is, in its normal form, with what it names and nothing else', () => {
    const { type, ...rest } = correction;
    expect(validate(eventSchema, correction).act).toEqual({
      type,
      data: { ...rest, customer: { ...rest.customer, domain: 'contoso.example' } },
    });
  });

  it.each([
    ['whose tenant it is', { customer: { tenantId: '22222222-2222-4222-8222-222222222222' } }, '/customer/tenantId'],
    ['the family', { product: { family: 'azure' } }, '/product/family'],
    ['the severity', { issue: { severity: 'A' } }, '/issue/severity'],
    ['the type', { issue: { type: 'billing' } }, '/issue/type'],
    ['the partner', { partner: {} }, '/partner'],
  ])('leaves alone %s', (_, members, pointer) => {
    expect(faults({ type: 'details-corrected', ...members })).toContain(`UNKNOWN_PROPERTY ${pointer}`);
  });

  it('is held to the forms of an intent', () => {
    expect(faults({ ...correction, contact: { email: 'nobody', country: 'XX' }, issue: { title: '' } })).toEqual([
      'WRONG_FORMAT /contact/email',
      'UNKNOWN_COUNTRY /contact/country',
      'TOO_SMALL /issue/title',
    ]);
  });

  it('takes nothing away: null is as absent', () => {
    const contact = { email: 'new@partner.example', phone: null };
    const { data } = validate(eventSchema, { type: 'details-corrected', contact, issue: null }).act;
    expect(data).toEqual({ contact: { email: 'new@partner.example' } });
    expect(Object.keys((data as { contact: object }).contact)).toEqual(['email']);
    expect(faults({ type: 'details-corrected', contact: { phone: null } })).toEqual(['TOO_SMALL /contact']);
  });

  it('asks for calls by a number alone', () => {
    expect(faults({ type: 'details-corrected', contact: { preferredMethod: 'phone' } })).toEqual([
      'PHONE_MISSING /contact/phone',
    ]);
  });

  it('corrects something', () => {
    expect(faults({ type: 'details-corrected' })).toEqual(['TOO_SMALL ']);
    expect(faults({ type: 'details-corrected', contact: {} })).toEqual(['TOO_SMALL /contact']);
  });
});
