import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../shared/core/decision/decide.ts';
import { EDITIONS, isEdition } from '../../../shared/core/decision/edition.ts';
import { definePolicy, unknownRoles } from '../../../shared/core/decision/policy.ts';
import { POLICIES } from '../../support/policies.ts';
import { intentOf, NOW } from './intents.ts';

const { digest, ...settings } = POLICIES['2024'];

describe('a policy', () => {
  it('has the same digest for the same rules and settings, in whatever order they are written', () => {
    const { version, ...rest } = settings;
    expect(definePolicy({ ...rest, version }).digest).toBe(digest);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has another digest when a role, a link or the edition is another', () => {
    const digests = [
      digest,
      definePolicy({ ...settings, permittedAzureRoles: ['owner'] }).digest,
      definePolicy({ ...settings, links: { ...settings.links, commercial: settings.links['us-government'] } }).digest,
      POLICIES['2025'].digest,
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('decides by its own permitted roles and names itself in the decision', () => {
    const policy = definePolicy({
      ...settings,
      version: 'strict',
      permittedAzureRoles: ['owner'],
      leastAzureRole: 'owner',
    });
    const intent = intentOf({ relationship: { azureRbac: ['contributor'] } });
    const decision = decide(intent, { edition: '2024', now: NOW, policy });
    expect(decision).toMatchObject({ code: 'RBAC_ROLE_MISSING', leastRole: 'owner' });
    expect(decision.policy).toEqual({ edition: '2024', version: 'strict', digest: policy.digest });
  });
});

describe('the roles that no list knows', () => {
  it('are none as shipped, and those of the other kind', () => {
    expect(unknownRoles(settings)).toEqual([]);
    const own = {
      ...settings,
      permittedGdapRoles: ['owner', 'user-administrator'],
      permittedAzureRoles: ['desk', 'owner'],
    };
    expect(unknownRoles(own)).toEqual(['owner', 'desk']);
  });
});

describe('the editions', () => {
  it('are known by name', () => {
    expect(EDITIONS.every(isEdition)).toBe(true);
    expect(['2023', '', 'toString'].some(isEdition)).toBe(false);
  });
});

describe('a decision', () => {
  it('is plain data that survives being stored as JSON', () => {
    for (const intent of [intentOf(), intentOf({ partner: { enrollment: 'none' } })]) {
      const decision = decide(intent, { edition: '2024', now: NOW, policy: POLICIES['2024'] });
      expect(JSON.parse(JSON.stringify(decision))).toStrictEqual(decision);
    }
  });
});
