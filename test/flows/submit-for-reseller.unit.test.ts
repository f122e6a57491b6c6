import { beforeEach, describe, expect, it } from '@jest/globals';
import { insertPartner, loadPartner, updatePartner } from '../../shared/adapters/store/partners.ts';
import { loadTicket } from '../../shared/adapters/store/tickets.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import { listedTicketView } from '../../shared/contract/listed-ticket-view.ts';
import { ticketView } from '../../shared/contract/ticket-view.ts';
import type { Caller } from '../../shared/core/partner/caller.ts';
import { scopeOf } from '../../shared/core/partner/scope.ts';
import { HOUR } from '../../shared/core/sla/instant.ts';
import { en } from '../../shared/core/texts/en.ts';
import { sweepDue } from '../../shared/flows/sweep-due.ts';
import { ask } from '../support/ask.ts';
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
    const own = `find!${PARTNER}!partner!${RESELLER}`;
    const naming = world.tickets.keys().filter((key) => key.includes(RESELLER));
    expect(naming.filter((key) => !key.startsWith(own))).toEqual([]);
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

describe('once an indirect provider may no longer act for a reseller', () => {
  let id: string;
  const key = { 'idempotency-key': 'k' };
  const intent = { ...intentExample, partner: { tenantId: RESELLER, type: 'indirect-reseller' } };
  const filed = { type: 'filed', reference: 'MS-1' };
  beforeEach(async () => {
    ({ id } = (await ask(world, 'submitTicket', { body: intent, headers: key })).body);
    await ask(world, 'recordEvent', { id, body: filed, headers: key });
    const provider = await loadPartner(world.directory, PARTNER);
    if (provider === null) throw new Error('Expected the provider');
    await world.directory.transact([updatePartner({ ...provider, resellers: [] })]);
  });

  it('the tickets that it filed stay readable, and are listed', async () => {
    expect((await ask(world, 'getTicket', { id })).status).toBe(200);
    for (const query of ['', `?partner=${RESELLER}`]) {
      const { body } = await ask(world, 'listTickets', { query });
      expect(body.value.map((ticket: { id: string }) => ticket.id)).toEqual([id]);
    }
  });

  it.each<[string, object]>([
    ['an event', { type: 'note', text: 'x' }],
    ['a correction', { type: 'details-corrected', issue: { title: 'Other' } }],
    ['the end', { type: 'cancelled' }],
  ])('they can’t be changed: %s is 403, and nothing is recorded', async (_, body) => {
    const { status, body: problem } = await ask(world, 'recordEvent', { id, body });
    expect([status, problem.code]).toEqual([403, 'PARTNER_MISMATCH']);
    expect((await ask(world, 'getTicket', { id })).body.events).toHaveLength(2);
  });

  it('a repeat of what was accepted is answered still, ticket and event', async () => {
    const ticket = await ask(world, 'submitTicket', { body: intent, headers: key });
    const event = await ask(world, 'recordEvent', { id, body: filed, headers: key });
    for (const [{ status, headers, body }, expected] of [
      [ticket, 202],
      [event, 200],
    ] as const)
      expect([status, headers.get('idempotency-replayed'), body.id]).toEqual([expected, 'true', id]);
  });

  it('a new ticket for it is 403, under a new key or under none', async () => {
    for (const headers of [{ 'idempotency-key': 'new' }, undefined]) {
      const { status, body } = await ask(world, 'submitTicket', { body: intent, headers });
      expect([status, body.code]).toEqual([403, 'PARTNER_MISMATCH']);
    }
  });

  it('their clocks are watched all the same', async () => {
    world.clock.now += 24 * HOUR;
    await sweepDue(world.deps);
    const { body } = await ask(world, 'getTicket', { id });
    expect(body.events.map(({ type }: { type: string }) => type)).toContain('breached');
  });
});
