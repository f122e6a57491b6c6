import { beforeEach, describe, expect, it } from '@jest/globals';
import { insertPartner } from '../../shared/adapters/store/partners.ts';
import { loadTicket } from '../../shared/adapters/store/tickets.ts';
import { listedTicketView } from '../../shared/contract/listed-ticket-view.ts';
import { ticketView } from '../../shared/contract/ticket-view.ts';
import type { Caller } from '../../shared/core/partner/caller.ts';
import { scopeOf } from '../../shared/core/partner/scope.ts';
import { en } from '../../shared/core/texts/en.ts';
import { intentOf, NOW, OTHER, PARTNER, SCOPE } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

const RESELLER = '44444444-4444-4444-8444-444444444444';

let world: World;
beforeEach(async () => {
  world = makeWorld();
  const provider = { tenantId: PARTNER, name: 'Provider', resellers: [RESELLER], limits: {} };
  const reseller = { tenantId: RESELLER, name: 'Reseller', resellers: [], limits: {} };
  await world.directory.transact([insertPartner(provider), insertPartner(reseller)]);
});

const accept = (tenantId: string, caller?: Caller) =>
  world.accept({ intent: intentOf({}, { partner: { tenantId, type: 'indirect-reseller' } }), key: 'k', caller });

describe('an indirect provider', () => {
  it('acts for a reseller that the directory names, and the ticket is its own', async () => {
    const { id, partnerTenantId, intent } = await accept(RESELLER);
    expect([partnerTenantId, intent.partner.tenantId]).toEqual([PARTNER, RESELLER]);
    expect(await loadTicket(world.tickets, SCOPE, id)).not.toBeNull();
    expect(await loadTicket(world.tickets, scopeOf(RESELLER), id)).toBeNull();
    expect(world.tickets.keys().filter((key) => key.includes(RESELLER))).toEqual([]);
  });

  it('is shown as the owner of such a ticket, beside the reseller', async () => {
    const ticket = await accept(RESELLER);
    const { policies } = world.deps.config;
    const whole = ticketView(ticket, { events: [], notifications: [] }, NOW, { texts: en, policies, explained: false });
    for (const view of [listedTicketView(ticket, NOW), whole])
      expect(view).toMatchObject({
        partnerTenantId: PARTNER,
        partner: { tenantId: RESELLER, type: 'indirect-reseller' },
      });
  });

  it('acts for no other partner, and nothing is stored', async () => {
    await expect(accept(OTHER)).rejects.toMatchObject({ code: 'PARTNER_MISMATCH' });
    expect(world.tickets.rows.size).toBe(0);
  });

  it('keeps to itself what may be done for it: a reseller can’t act for its provider', async () => {
    const reseller = { scope: scopeOf(RESELLER), by: 'key:reseller' };
    await expect(accept(PARTNER, reseller)).rejects.toMatchObject({ code: 'PARTNER_MISMATCH' });
  });

  it('is told the same when it stands in no directory', async () => {
    const unlisted = { scope: scopeOf(OTHER), by: 'key:unlisted' };
    await expect(accept(RESELLER, unlisted)).rejects.toMatchObject({ code: 'PARTNER_MISMATCH' });
  });
});
