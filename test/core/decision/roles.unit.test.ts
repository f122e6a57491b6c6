import { describe, expect, it } from '@jest/globals';
import builtIn from '../../../shared/core/decision/built-in-roles.json' with { type: 'json' };
import {
  azureRole,
  entraRole,
  isEntraRole,
  M365_ROLES,
  onAzureList,
  permitsAzureRbac,
  permitsM365,
  roleName,
} from '../../../shared/core/decision/roles.ts';

const { m365AndAzure, m365, azure, none } = builtIn.entra;
const ROLES = Object.entries({ ...m365AndAzure, ...m365, ...azure, ...none });
const SLUGS = ROLES.map(([name]) => entraRole(name));

describe('the built-in roles of Entra', () => {
  it('are 145, each with a name, a slug and an id of its own', () => {
    expect([ROLES.length, new Set(SLUGS).size, new Set(ROLES.map(([, id]) => id)).size]).toEqual([145, 145, 145]);
  });

  it('permit Microsoft 365 requests in 56 cases and Azure requests in 45, 42 of them both', () => {
    const both = SLUGS.filter((slug) => permitsM365(slug) && onAzureList(slug));
    expect([SLUGS.filter(permitsM365).length, SLUGS.filter(onAzureList).length, both.length]).toEqual([56, 45, 42]);
    expect(SLUGS.filter(permitsM365).sort()).toEqual(M365_ROLES);
  });

  it.each([
    ['service-support-administrator', true, true],
    ['kaizala-administrator', true, false],
    ['desktop-analytics-administrator', false, true],
    ['global-reader', false, false],
    ['wizard', false, false],
  ])('%s', (slug, onM365, onAzure) => {
    expect([permitsM365(slug), onAzureList(slug)]).toEqual([onM365, onAzure]);
  });
});

describe('a role', () => {
  it.each([
    'service-support-administrator',
    'Service Support Administrator',
    ' SERVICE_support\u00a0administrator ',
    'f023fd81-a637-4b56-95fd-791ac0226033',
    'F023FD81-A637-4B56-95FD-791AC0226033',
  ])('of Entra is told by slug, name or id: %j', (said) => {
    expect(entraRole(said)).toBe('service-support-administrator');
    expect(isEntraRole(entraRole(said))).toBe(true);
  });

  it.each(['Support Request Contributor', 'support-request-contributor', 'CFD33DB0-3dd1-45e3-aa9d-cdbdf3b6f24e'])(
    'of Azure, too: %j',
    (said) => {
      expect(azureRole(said)).toBe('support-request-contributor');
    },
  );

  it('that nobody knows goes by its words, and one of Azure is none of Entra', () => {
    expect([entraRole('Desk  Wizard'), azureRole('Desk Wizard')]).toEqual(['desk-wizard', 'desk-wizard']);
    expect(['desk-wizard', 'owner', 'constructor'].some(isEntraRole)).toBe(false);
  });

  it('has the name that people know', () => {
    const names = ['ai-administrator', 'support-request-contributor', 'desk-wizard'].map(roleName);
    expect(names).toEqual(['AI Administrator', 'Support Request Contributor', 'desk-wizard']);
  });
});

describe('a grant of Azure', () => {
  const permitted = new Set(['owner']);

  it.each<[Parameters<typeof permitsAzureRbac>[0], boolean]>([
    ['owner', true],
    ['reader', false],
    [{ role: 'owner', actions: [] }, false],
    [{ role: 'owner', actions: ['*/read'] }, false],
    [{ role: 'reader', actions: ['*'] }, true],
    [{ role: 'reader', actions: ['*/read', 'microsoft.support/*'] }, true],
    [{ role: 'reader', actions: ['microsoft.support/supporttickets/*'] }, true],
    [{ role: 'reader', actions: ['microsoft.support/supporttickets/write'] }, true],
    [{ role: 'reader', actions: ['microsoft.support/supporttickets/read'] }, false],
  ])('%j permits: %s', (grant, permits) => {
    expect(permitsAzureRbac(grant, permitted)).toBe(permits);
  });
});
