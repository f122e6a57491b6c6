import { describe, expect, it } from '@jest/globals';
import { webhookSettings } from '../../shared/webhooks/settings.ts';
import { makeCertificate } from '../support/certificates.ts';

describe('the settings of webhooks', () => {
  it('are optional: without roots nobody is believed to be Partner Center', () => {
    expect(webhookSettings.parse({})).toEqual({ partnerCenterRoots: [] });
  });

  it('hold several roots', () => {
    const roots = ['One', 'Two'].map((commonName) => makeCertificate({ commonName, ca: true }).pem).join('\n');
    const settings = webhookSettings.parse({ PARTNER_CENTER_ROOTS: roots });
    expect(settings.partnerCenterRoots.map(({ ca }) => ca)).toEqual([true, true]);
  });

  it('are refused where the roots can’t be read', () => {
    const { error } = webhookSettings.safeParse({ PARTNER_CENTER_ROOTS: 'no certificate' });
    expect(error?.issues).toEqual([
      expect.objectContaining({ path: ['PARTNER_CENTER_ROOTS'], message: expect.stringMatching(/^Expected/) }),
    ]);
  });
});
