import { describe, expect, it } from '@jest/globals';
import { newest, retire } from '../../../shared/core/partner/rotation.ts';
import { DAY } from '../../../shared/core/sla/instant.ts';
import { NOW } from '../../support/fixtures.ts';

const nameOf = ({ id }: { id: string }) => id;
const unending = { id: 'unending', expiresAt: null };
const dying = { id: 'dying', expiresAt: NOW + DAY };
const dead = { id: 'dead', expiresAt: NOW };

describe('what another takes the place of', () => {
  it.each([
    ['lives on for the days of grace', [unending], 7, [{ ...unending, expiresAt: NOW + 7 * DAY }], []],
    ['gets no longer a life than it had', [dying], 7, [dying], []],
    ['is cleared away where it is dead', [unending, dead], 1, [{ ...unending, expiresAt: NOW + DAY }], [dead]],
    ['goes at once without days of grace, all of it', [unending, dying, dead], 0, [], [unending, dying, dead]],
  ])('%s', (_, credentials, graceDays, left, gone) => {
    expect(retire(credentials, { graceDays, now: NOW, nameOf })).toEqual({ dying: left, gone });
  });

  it('is at most one that is live, unless all of it goes', () => {
    expect(() => retire([unending, dying], { graceDays: 1, now: NOW, nameOf })).toThrow(/found unending, dying:/);
  });
});

it('the newest key is the one that lives longest', () => {
  const key = (keyId: string, expiresAt: number | null) =>
    ({ keyId, expiresAt, partnerTenantId: '', hmac: '', roles: [], lastUsedOn: null }) as const;
  const keys = [key('soon', 1), key('never', null), key('later', 2)];
  expect(newest(keys)?.keyId).toBe('never');
  expect(newest(keys.filter(({ expiresAt }) => expiresAt !== null))?.keyId).toBe('later');
  expect(newest([])).toBeUndefined();
});
