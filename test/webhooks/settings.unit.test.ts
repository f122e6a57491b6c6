import { describe, expect, it } from '@jest/globals';
import { webhookSettings } from '../../shared/webhooks/settings.ts';
import { makeCertificate } from '../support/certificates.ts';

const PSA = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const MONITOR = 'm'.repeat(32);
const read = (secrets: unknown) => webhookSettings.safeParse({ WEBHOOK_SECRETS: JSON.stringify(secrets) });

describe('the settings of webhooks', () => {
  it('are all optional: a source without any is closed', () => {
    expect(webhookSettings.parse({})).toEqual({ psa: [], azureMonitor: [], partnerCenterRoots: [] });
    expect(read({ psa: [PSA] }).data).toMatchObject({ psa: [PSA], azureMonitor: [] });
  });

  it('hold several secrets of a source, and several roots', () => {
    const roots = ['One', 'Two'].map((commonName) => makeCertificate({ commonName, ca: true }).pem).join('\n');
    const settings = webhookSettings.parse({ PARTNER_CENTER_ROOTS: roots });
    expect(settings.partnerCenterRoots.map(({ ca }) => ca)).toEqual([true, true]);
    expect(read({ psa: [PSA, PSA], 'azure-monitor': [MONITOR] }).data).toMatchObject({ psa: [PSA, PSA] });
  });

  it.each([
    ['a secret of another form', { psa: ['not-a-secret'] }],
    ['a secret below 24 bytes', { psa: [`whsec_${Buffer.alloc(20, 1).toString('base64')}`] }],
    ['a URL’s secret below 32 characters', { 'azure-monitor': ['m'.repeat(31)] }],
    ['a secret that a URL would change', { 'azure-monitor': ['+'.repeat(32)] }],
    ['no secret in a list', { psa: [] }],
    ['a source that doesn’t exist', { github: [PSA] }],
  ])('are refused with %s, which isn’t repeated', (_, secrets) => {
    const { success, error } = read(secrets);
    expect(success).toBe(false);
    expect(error?.issues[0]?.path[0]).toBe('WEBHOOK_SECRETS');
    expect(error?.message).not.toMatch(/not-a-secret|AQEB|mmm|\+\+\+/);
  });

  it.each([
    ['WEBHOOK_SECRETS', '{"psa":'],
    ['PARTNER_CENTER_ROOTS', 'no certificate'],
  ])('are refused where %s can’t be read', (name, text) => {
    const { error } = webhookSettings.safeParse({ [name]: text });
    expect(error?.issues).toEqual([
      expect.objectContaining({ path: [name], message: expect.stringMatching(/^Expected/) }),
    ]);
  });
});
