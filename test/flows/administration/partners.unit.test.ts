import { beforeEach, describe, expect, it } from '@jest/globals';
import { describePartners } from '../../../operator/partners/list.ts';
import { loadApp, loadPartner } from '../../../shared/adapters/store/partners.ts';
import { loadAllSecrets } from '../../../shared/adapters/store/webhook-secrets.ts';
import { secretName } from '../../../shared/core/partner/names.ts';
import { QUOTAS } from '../../../shared/core/partner/quota.ts';
import { DAY } from '../../../shared/core/sla/instant.ts';
import { addPartner } from '../../../shared/flows/administration/add-partner.ts';
import { allow } from '../../../shared/flows/administration/allow.ts';
import { limit } from '../../../shared/flows/administration/limit.ts';
import { partnerEntries } from '../../../shared/flows/administration/list-partners.ts';
import type { KeyTerms } from '../../../shared/flows/administration/new-key.ts';
import type { Office } from '../../../shared/flows/administration/office.ts';
import { removeFrom } from '../../../shared/flows/administration/remove-from.ts';
import { removePartner } from '../../../shared/flows/administration/remove-partner.ts';
import { rotateKey } from '../../../shared/flows/administration/rotate-key.ts';
import { rotateSecret } from '../../../shared/flows/administration/rotate-secret.ts';
import { checkPartner } from '../../../shared/flows/check-partner.ts';
import { authenticate } from '../../../shared/gate/auth/authenticate.ts';
import { intentOf, NOW, OTHER, PARTNER, SCOPE } from '../../support/fixtures.ts';
import { CALLER, makeWorld, type World } from '../../support/world.ts';

const APP = { tenantId: '66666666-6666-4666-8666-666666666666', appId: '77777777-7777-4777-8777-777777777777' };
const TERMS: KeyTerms = { days: 365, roles: null };

let world: World;
let office: Office;
let first: string;
beforeEach(async () => {
  world = makeWorld();
  office = { directory: world.directory, pepper: world.deps.config.apiKeyPepper, now: NOW };
  first = await addPartner(office, PARTNER, 'Contoso', TERMS);
});

const idOf = (key: string) => key.split('_')[1] ?? '';
const works = (key: string) =>
  authenticate(world.deps, `Bearer ${key}`).then(
    () => true,
    () => false,
  );

describe('adding a partner', () => {
  it('gives a key that works until its days have passed', async () => {
    expect(await works(first)).toBe(true);
    world.clock.now = NOW + 365 * DAY;
    expect(await works(first)).toBe(false);
  });

  it('gives a key the roles asked for', async () => {
    const key = await addPartner(office, OTHER, 'Operator', { days: 1, roles: ['Tickets.Admin'] });
    expect((await authenticate(world.deps, `Bearer ${key}`)).roles).toEqual(['Tickets.Admin']);
  });

  it('is refused for one that is there, whose key goes on', async () => {
    await expect(addPartner(office, PARTNER, 'Again', TERMS)).rejects.toThrow(`${PARTNER} is there already`);
    expect([await works(first), world.directory.keys('key!')]).toEqual([true, [`key!${idOf(first)}`]]);
  });
});

describe('rotating a key', () => {
  it('keeps the old one for the days of grace, and no longer', async () => {
    const second = await rotateKey(office, PARTNER, 7, TERMS);
    world.clock.now = NOW + 7 * DAY - 1;
    expect(await Promise.all([first, second].map(works))).toEqual([true, true]);
    world.clock.now = NOW + 7 * DAY;
    expect(await Promise.all([first, second].map(works))).toEqual([false, true]);
  });

  it('gives the new one the roles of the one that it replaces, unless others are asked for', async () => {
    const rolesOf = async (key: string) => (await authenticate(world.deps, `Bearer ${key}`)).roles;
    await addPartner(office, OTHER, 'Reader', { days: 365, roles: ['Tickets.Read'] });
    const second = await rotateKey(office, OTHER, 0, TERMS);
    expect(await rolesOf(second)).toEqual(['Tickets.Read']);
    const third = await rotateKey(office, OTHER, 7, { days: 365, roles: ['Tickets.Admin'] });
    await removeFrom(office, OTHER, { key: idOf(second) });
    expect([await rolesOf(third), await rolesOf(await rotateKey(office, OTHER, 7, TERMS))]).toEqual([
      ['Tickets.Admin'],
      ['Tickets.Admin'],
    ]);
  });

  it('never lengthens the old one’s life', async () => {
    const short = await addPartner(office, OTHER, 'Other', { ...TERMS, days: 2 });
    await rotateKey(office, OTHER, 7, TERMS);
    world.clock.now = NOW + 2 * DAY;
    expect(await works(short)).toBe(false);
  });

  it('kills the old one at once without grace', async () => {
    const second = await rotateKey(office, PARTNER, 0, TERMS);
    expect(await Promise.all([first, second].map(works))).toEqual([false, true]);
  });

  it('leaves no third one alive, and no expired one in the way', async () => {
    const second = await rotateKey(office, PARTNER, 7, TERMS);
    await expect(rotateKey(office, PARTNER, 7, TERMS)).rejects.toThrow(
      /at most one that is live, found [0-9a-f]{16}, /,
    );
    expect(await Promise.all([first, second].map(works))).toEqual([true, true]);
    const later = { ...office, now: NOW + 7 * DAY };
    const third = await rotateKey(later, PARTNER, 7, TERMS);
    expect(world.directory.keys('key!')).toEqual([idOf(second), idOf(third)].map((id) => `key!${id}`).sort());
  });

  it('lets one of two operators win who rotate at the same time', async () => {
    const results = await Promise.allSettled([1, 2].map(() => rotateKey(office, PARTNER, 7, TERMS)));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(world.directory.keys('key!').length).toBe(2);
  });

  it('leaves other partners’ keys alone', async () => {
    const other = await addPartner(office, OTHER, 'Other', TERMS);
    await rotateKey(office, PARTNER, 0, TERMS);
    expect(await works(other)).toBe(true);
  });
});

describe('allowing and removing', () => {
  it('an application: once, and for one partner', async () => {
    await addPartner(office, OTHER, 'Other', TERMS);
    await allow(office, PARTNER, { app: APP });
    await allow(office, PARTNER, { app: APP });
    expect(await loadApp(world.directory, APP)).toBe(PARTNER);
    await expect(allow(office, OTHER, { app: APP })).rejects.toThrow(
      `${APP.tenantId}/${APP.appId} acts as ${PARTNER} already`,
    );
    await expect(removeFrom(office, OTHER, { app: APP })).rejects.toThrow(/has no application/);
    await removeFrom(office, PARTNER, { app: APP });
    expect(await loadApp(world.directory, APP)).toBeNull();
  });

  it('a reseller', async () => {
    const intent = intentOf({}, { partner: { tenantId: OTHER, type: 'indirect-reseller' } });
    const mayAct = () =>
      checkPartner(world.deps, CALLER, intent).then(
        () => true,
        () => false,
      );
    await allow(office, PARTNER, { reseller: OTHER });
    await allow(office, PARTNER, { reseller: OTHER });
    expect(await mayAct()).toBe(true);
    await removeFrom(office, PARTNER, { reseller: OTHER });
    expect(await mayAct()).toBe(false);
    await expect(removeFrom(office, PARTNER, { reseller: OTHER })).rejects.toThrow(/has no reseller/);
  });

  it('a key, dead with the next call; another partner’s key isn’t touched', async () => {
    const other = await addPartner(office, OTHER, 'Other', TERMS);
    await expect(removeFrom(office, PARTNER, { key: idOf(other) })).rejects.toThrow(/has no key/);
    await removeFrom(office, PARTNER, { key: idOf(first) });
    expect(await Promise.all([first, other].map(works))).toEqual([false, true]);
  });

  it('a partner with all that is its own, and with nothing of others', async () => {
    const other = await addPartner(office, OTHER, 'Other', TERMS);
    await allow(office, PARTNER, { app: APP });
    await rotateKey(office, PARTNER, 7, TERMS);
    await rotateSecret(office, PARTNER, 'psa', 7);
    await removePartner(office, PARTNER);
    expect(world.directory.keys()).toEqual([`key!${idOf(other)}`, `partner!${OTHER}`, 'pepper']);
    expect(await Promise.all([first, other].map(works))).toEqual([false, true]);
  });

  it('of a partner that nobody added is refused', async () => {
    await expect(allow(office, OTHER, { app: APP })).rejects.toThrow(new Error(`${OTHER} is not a partner`));
    await expect(rotateKey(office, OTHER, 7, TERMS)).rejects.toThrow(/is not a partner/);
    await expect(removePartner(office, OTHER)).rejects.toThrow(/is not a partner/);
  });
});

describe('rotating a webhook secret', () => {
  const names = async () => (await loadAllSecrets(world.directory, PARTNER)).map(secretName);
  const expiries = async () => (await loadAllSecrets(world.directory, PARTNER)).map(({ expiresAt }) => expiresAt);

  it('gives the first one, which lives until it is replaced', async () => {
    const secret = await rotateSecret(office, PARTNER, 'psa', 7);
    expect([await names(), await expiries()]).toEqual([[secretName(secret)], [null]]);
  });

  it('keeps the old one for the days of grace, or kills it at once', async () => {
    await rotateSecret(office, PARTNER, 'psa', 7);
    const second = await rotateSecret(office, PARTNER, 'psa', 7);
    expect((await expiries()).sort()).toEqual([NOW + 7 * DAY, null]);
    await expect(rotateSecret(office, PARTNER, 'psa', 7)).rejects.toThrow(/at most one that is live, found psa\//);
    await removeFrom(office, PARTNER, { secret: secretName(second) });
    const third = await rotateSecret(office, PARTNER, 'psa', 0);
    expect(await names()).toEqual([secretName(third)]);
  });

  it('leaves other sources’ and other partners’ secrets alone', async () => {
    await addPartner(office, OTHER, 'Other', TERMS);
    const [monitor, other] = [
      await rotateSecret(office, PARTNER, 'azure-monitor', 0),
      await rotateSecret(office, OTHER, 'psa', 0),
    ];
    const own = await rotateSecret(office, PARTNER, 'psa', 0);
    expect((await names()).sort()).toEqual([monitor, own].map(secretName).sort());
    await expect(removeFrom(office, PARTNER, { secret: secretName(other) })).rejects.toThrow(/has no secret/);
  });
});

describe('limits', () => {
  it('of a partner’s own take the place of those of all, until they are taken away', async () => {
    const severityLimit = () => world.deps.quotas.spend(SCOPE, 'severity-a').then(({ standing }) => standing.limit);
    await limit(office, PARTNER, { 'severity-a': 7 });
    expect(await severityLimit()).toBe(7);
    await limit(office, PARTNER, { 'severity-a': null });
    world.clock.now += QUOTAS['severity-a'].window;
    expect(await severityLimit()).toBe(QUOTAS['severity-a'].limit);
  });

  it('that aren’t named stay, and all are answered', async () => {
    await limit(office, PARTNER, { calls: 700, webhooks: 5 });
    expect(await limit(office, PARTNER, { webhooks: null, 'severity-a': 0 })).toEqual({ calls: 700, 'severity-a': 0 });
    expect((await loadPartner(world.directory, PARTNER))?.limits).toEqual({ calls: 700, 'severity-a': 0 });
  });

  it('leave the rest of the partner as it is', async () => {
    await allow(office, PARTNER, { reseller: OTHER });
    await limit(office, PARTNER, { calls: 5 });
    expect(await loadPartner(world.directory, PARTNER)).toMatchObject({ name: 'Contoso', resellers: [OTHER] });
    expect(await works(first)).toBe(true);
  });
});

describe('the list', () => {
  it('tells what each partner may do, and no secret', async () => {
    await allow(office, PARTNER, { app: APP });
    await allow(office, PARTNER, { reseller: OTHER });
    await limit(office, PARTNER, { calls: 100 });
    const secret = await rotateSecret(office, PARTNER, 'psa', 7);
    const lines = await describePartners(await partnerEntries(world), NOW + 365 * DAY);
    expect(lines).toEqual([
      `${PARTNER}  Contoso`,
      `  key       ${idOf(first)}  expired 2027-11-23, never used, Tickets.Submit Tickets.Read Tickets.Update`,
      `  secret    ${secretName(secret)}  no end`,
      `  app       ${APP.tenantId}/${APP.appId}`,
      `  reseller  ${OTHER}`,
      '  limit     calls 100',
    ]);
  });
});
