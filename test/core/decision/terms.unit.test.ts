import { describe, expect, it } from '@jest/globals';
import { type Changes, DYNAMICS, decisionOf, ITSELF_COVERED, M365, UNNAMED_OFFER } from './intents.ts';

const REFUSED: Changes = { partner: { enrollment: 'none' } };

describe('the initial response', () => {
  it.each([
    ['A', 'en', { basis: 'elapsed', targetMinutes: 120, committed: true }],
    ['B', 'en-GB', { basis: 'elapsed', targetMinutes: 240, committed: true }],
    ['C', 'en', { basis: 'elapsed', targetMinutes: 480, committed: true }],
    ['A', 'hu', { basis: 'business-hours', targetMinutes: 120, committed: false }],
    ['B', 'de-DE', { basis: 'business-hours', targetMinutes: 240, committed: false }],
    ['C', 'ja', { basis: 'business-hours', targetMinutes: 480, committed: false }],
  ] as const)('to a break-fix problem of severity %s in %s is %j', (severity, language, response) => {
    for (const product of [{}, M365, DYNAMICS])
      expect(decisionOf({ ...product, issue: { severity, language } }).response).toEqual(response);
  });

  it('to anything else comes within one business day, in any language', () => {
    const businessDay = { basis: 'business-day', committed: true };
    expect(decisionOf({ issue: { severity: 'A', breakFix: false } }).response).toEqual(businessDay);
    expect(decisionOf({ issue: { type: 'billing', language: 'hu' } }).response).toEqual(businessDay);
    expect(decisionOf({ ...M365, issue: { type: 'quota', breakFix: true } }).response).toEqual(businessDay);
  });

  it('is owed by nobody for a publisher’s product or an own tenant, and is null on refusal', () => {
    expect(decisionOf(UNNAMED_OFFER).response).toEqual({ basis: 'none' });
    expect(decisionOf(ITSELF_COVERED).response).toEqual({ basis: 'none' });
    expect(decisionOf(REFUSED).response).toBeNull();
  });
});

describe('the fee', () => {
  it('is charged for technical Azure problems and payable with benefits', () => {
    const charged = { charged: true, payableWith: ['partner-cloud-support', 'maicpp'] };
    expect(decisionOf().fee).toEqual(charged);
    expect(decisionOf({ relationship: { gdap: null } }).fee).toEqual(charged);
  });

  it('is not charged for other Azure problems, nor for Microsoft 365 and Dynamics 365', () => {
    const free = { charged: false, payableWith: [] };
    expect(decisionOf({ issue: { type: 'billing' } }).fee).toEqual(free);
    expect(decisionOf(M365).fee).toEqual(free);
    expect(decisionOf(DYNAMICS).fee).toEqual(free);
  });

  it('does not apply to publishers, own tenants and refusals', () => {
    for (const changes of [UNNAMED_OFFER, ITSELF_COVERED, REFUSED]) expect(decisionOf(changes).fee).toBeNull();
  });
});

describe('the other channels', () => {
  it('each say why they are not the one', () => {
    expect(decisionOf().otherChannels).toEqual([
      { channel: 'm365-admin-center', code: 'NOT_A_MICROSOFT_365_PRODUCT' },
      { channel: 'isv-contact', code: 'NOT_A_MARKETPLACE_PRODUCT' },
    ]);
    expect(decisionOf(UNNAMED_OFFER).otherChannels).toEqual([
      { channel: 'azure-portal', code: 'NOT_AN_AZURE_PRODUCT' },
      { channel: 'm365-admin-center', code: 'NOT_A_MICROSOFT_365_PRODUCT' },
    ]);
  });

  it('include the product’s own channel on a refusal, closed by the row', () => {
    expect(decisionOf(REFUSED).otherChannels).toContainEqual({ channel: 'azure-portal', code: 'NOT_CSP_PARTNER' });
  });
});
