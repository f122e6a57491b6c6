import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS, definePolicies } from '../shared/core/policy/policy.ts';
import { readConfig } from '../shared/start/config.ts';
import { makeCertificate } from './support/certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SETTINGS = {
  TablesConnection: 'tables',
  ServiceBusConnection: 'bus',
  API_KEY_PEPPER: 'p'.repeat(32),
  CURSOR_SECRET: 's'.repeat(32),
  ID_SECRET: 'i'.repeat(32),
};

/** The configuration with this policy file in the deployed folder. */
function withPolicy(text: string, settings: Record<string, string> = {}) {
  writeFileSync(join(folder, 'policy.json'), text);
  return readConfig({ ...SETTINGS, AzureWebJobsScriptRoot: folder, POLICY_FILE: 'policy.json', ...settings });
}

describe('the policy', () => {
  it('is as shipped without a file', () => {
    const { edition, policies } = readConfig(SETTINGS);
    expect(edition).toBe('2024');
    expect(policies).toEqual(definePolicies(DEFAULT_SETTINGS));
  });

  it('comes from the file that POLICY_FILE names in the deployed folder', () => {
    const { edition, policies } = withPolicy('{"version":"7","edition":"2025","filingMinutes":{"A":5}}');
    expect(edition).toBe('2025');
    expect(policies['2024']).toMatchObject({ version: '7', edition: '2024', filingMinutes: { A: 5, B: 30, C: 60 } });
    expect(policies['2025']).toMatchObject({ version: '7', edition: '2025' });
  });

  it('decides by POLICY_EDITION where both name an edition', () => {
    expect(withPolicy('{"edition":"2025"}', { POLICY_EDITION: '2024' }).edition).toBe('2024');
  });

  it('has another digest with each change of a target or a calendar', () => {
    const documents = ['{}', '{"filingMinutes":{"A":5}}', '{"calendars":{"HUN":{}}}', '{"version":"2"}'];
    const digests = documents.map((text) => withPolicy(text).policies['2024'].digest);
    expect(new Set(digests).size).toBe(documents.length);
  });

  it('stops the start when it is wrong, with every fault named', () => {
    const start = () => withPolicy('{"edition":"2023","filingMinutes":{"A":0}}');
    expect(start).toThrow(/policy\.json: \/edition: .*; \/filingMinutes\/A: /);
    expect(() => withPolicy('{"version":"1","version":"2"}')).toThrow(/policy\.json: MEMBER_REPEATED: .* column 16/);
    expect(() => withPolicy('{')).toThrow(/POLICY_FILE .*policy\.json: .*JSON/);
    expect(() => withPolicy('{}', { POLICY_FILE: 'away.json' })).toThrow(/away\.json: ENOENT/);
  });
});

describe('Entra ID', () => {
  it('is off until an audience is named, and then asks Microsoft for the keys', () => {
    const keysUrl = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';
    expect(readConfig(SETTINGS).entra).toEqual({ audience: null, keysUrl });
    expect(readConfig({ ...SETTINGS, ENTRA_AUDIENCE: 'api' }).entra).toEqual({ audience: 'api', keysUrl });
  });

  it('gives its keys over https, or this machine does', () => {
    const withKeys = (ENTRA_KEYS_URL: string) => readConfig({ ...SETTINGS, ENTRA_KEYS_URL }).entra.keysUrl;
    expect(withKeys('http://127.0.0.1:8080/keys')).toBe('http://127.0.0.1:8080/keys');
    for (const url of ['http://login.example/keys', 'http://127.0.0.1.example/', 'keys'])
      expect(() => withKeys(url)).toThrow(/ENTRA_KEYS_URL/);
  });
});

describe('Partner Center', () => {
  it('is never believed where no root is named', () => {
    expect(readConfig(SETTINGS).partnerCenterRoots).toEqual([]);
  });

  it('is believed by several roots', () => {
    const roots = ['One', 'Two'].map((commonName) => makeCertificate({ commonName, ca: true }).pem).join('\n');
    const { partnerCenterRoots } = readConfig({ ...SETTINGS, PARTNER_CENTER_ROOTS: roots });
    expect(partnerCenterRoots.map(({ ca }) => ca)).toEqual([true, true]);
  });
});

describe('the settings', () => {
  it('stop the start where a certificate is none, and don’t repeat it', () => {
    expect(() => readConfig({ ...SETTINGS, PARTNER_CENTER_ROOTS: 'secret' })).toThrow(
      /^Settings: PARTNER_CENTER_ROOTS: Expected certificates in PEM$/,
    );
  });

  it('are refused together, each fault by its name', () => {
    expect(() => readConfig({ CURSOR_SECRET: 'short', POLICY_EDITION: '2023' })).toThrow(
      /TablesConnection.*ServiceBusConnection.*API_KEY_PEPPER.*CURSOR_SECRET.*ID_SECRET.*POLICY_EDITION/,
    );
  });
});
