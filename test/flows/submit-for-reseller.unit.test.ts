import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../shared/auth/authenticate.ts';
import { submitIntent } from '../../shared/flows/submit-intent.ts';
import { insertPartner } from '../../shared/store/partners.ts';
import { scopeOf } from '../../shared/store/scope.ts';
import { loadTicket } from '../../shared/store/tickets.ts';
import { intentOf, PARTNER, SCOPE, TRACE } from '../support/fixtures.ts';
import { CALLER, makeWorld, type World } from '../support/world.ts';

const RESELLER = '44444444-4444-4444-8444-444444444444';
const STRANGER = '55555555-5555-4555-8555-555555555555';

let world: World;
beforeEach(async () => {
  world = makeWorld();
  const provider = { tenantId: PARTNER, name: 'Provider', resellers: [RESELLER], limits: {} };
  const reseller = { tenantId: RESELLER, name: 'Reseller', resellers: [], limits: {} };
  await world.directory.transact([insertPartner(provider), insertPartner(reseller)]);
});

const submit = (tenantId: string, caller: Caller = CALLER) => {
  const intent = intentOf({}, { partner: { tenantId, type: 'indirect-reseller' } });
  return submitIntent(world.deps, caller, { intent, given: [], key: 'k', traceparent: TRACE });
};

describe('an indirect provider', () => {
  it('acts for a reseller that the directory names, and the ticket is its own', async () => {
    const submitted = await submit(RESELLER);
    if (submitted.outcome !== 'accepted') throw new Error('Expected a ticket, found a refusal');
    const { id, partnerTenantId, intent } = submitted.ticket;
    expect([partnerTenantId, intent.partner.tenantId]).toEqual([PARTNER, RESELLER]);
    expect(await loadTicket(world.tickets, SCOPE, id)).not.toBeNull();
    expect(await loadTicket(world.tickets, scopeOf(RESELLER), id)).toBeNull();
    expect(world.tickets.keys().filter((key) => key.includes(RESELLER))).toEqual([]);
  });

  it('acts for no other partner, and nothing is stored', async () => {
    await expect(submit(STRANGER)).rejects.toMatchObject({ code: 'PARTNER_MISMATCH' });
    expect(world.tickets.rows.size).toBe(0);
  });

  it('keeps to itself what may be done for it: a reseller can’t act for its provider', async () => {
    const reseller = { scope: scopeOf(RESELLER), by: 'key:reseller' };
    await expect(submit(PARTNER, reseller)).rejects.toMatchObject({ code: 'PARTNER_MISMATCH' });
  });

  it('is told the same when it stands in no directory', async () => {
    const unlisted = { scope: scopeOf(STRANGER), by: 'key:unlisted' };
    await expect(submit(RESELLER, unlisted)).rejects.toMatchObject({ code: 'PARTNER_MISMATCH' });
  });
});
