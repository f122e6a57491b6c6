import { beforeEach, describe, expect, it } from '@jest/globals';
import { saveIsvContact } from '../../shared/adapters/store/isv-contacts.ts';
import { loadHistory, loadTicket } from '../../shared/adapters/store/tickets.ts';
import { HOUR, MINUTE, SECOND } from '../../shared/core/sla/instant.ts';
import type { CallerAct } from '../../shared/core/ticket/events.ts';
import { sweepDue } from '../../shared/flows/sweep-due.ts';
import { intentOf, SCOPE } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(() => {
  world = makeWorld();
});

const filed: CallerAct = { type: 'filed', data: { reference: 'MS-1' } };
const stored = async (id: string) => {
  const loaded = await loadTicket(world.tickets, SCOPE, id);
  const { events } = await loadHistory(world.tickets, SCOPE, id);
  return { ticket: loaded?.ticket, types: events.map(({ type }) => type) };
};

describe('a repeat', () => {
  it('that was read before the first one was written answers with what the first one left', async () => {
    const { id } = await world.accept();
    const { get } = world.tickets;
    let first: ReturnType<World['record']> | undefined;
    world.tickets.get = async function (this: typeof world.tickets, partition, key) {
      const read = await get.call(this, partition, key);
      // Between the repeat's first two reads the first report is recorded as a whole.
      if (!key.startsWith('ticket!') || first !== undefined) return read;
      first = world.record(id, filed, 'key');
      await first;
      return read;
    };
    const repeat = await world.record(id, filed, 'key');
    expect(repeat).toMatchObject({ replayed: true, ticket: { status: 'filed', version: 2 } });
    expect((await first)?.ticket).toEqual(repeat.ticket);
  });
});

describe('a host whose clock is slow', () => {
  it.each([0.1, 3])('by %d s records what others just made, and readies hand-offs without the relay', async (slow) => {
    const { id } = await world.accept();
    world.clock.now -= slow * SECOND;
    await world.record(id, { type: 'note', data: { text: 'x' } });
    await world.deliver();
    await world.record(id, filed);
    await world.deliver();
    expect(await stored(id)).toMatchObject({
      ticket: { status: 'filed' },
      types: ['accepted', 'note', 'hand-off-ready', 'filed'],
    });
    expect(world.tickets.keys('outbox!')).toEqual([]);
  });
});

describe('details that are corrected', () => {
  const correct = (id: string, data: Extract<CallerAct, { type: 'details-corrected' }>['data'], key?: string) =>
    world.record(id, { type: 'details-corrected', data }, key);

  it('are stored and listed', async () => {
    const { id } = await world.accept();
    await correct(id, { customer: { name: 'Contoso Ltd' } });
    expect((await stored(id)).ticket?.intent.customer.name).toBe('Contoso Ltd');
    expect(await correct(id, { customer: { name: 'Contoso Ltd' } }, 'k')).toMatchObject({ replayed: false });
    expect(await correct(id, { customer: { name: 'Contoso Ltd' } }, 'k')).toMatchObject({ replayed: true });
  });

  it('that would be refused by the table leave the ticket as it was', async () => {
    const { id } = await world.accept();
    const before = await stored(id);
    const refused = correct(id, { contact: { email: 'eve@contoso.example' } });
    await expect(refused).rejects.toThrow('CONTACT_MUST_BE_PARTNER');
    expect(await stored(id)).toEqual(before);
  });

  it.each(['resolved', 'cancelled'] as const)('are too late once the ticket is %s', async (type) => {
    const { id } = await world.accept();
    await world.record(id, filed);
    await world.record(id, { type, data: {} });
    await expect(correct(id, { contact: { email: 'eve@contoso.example' } })).rejects.toMatchObject({
      code: 'EVENT_NOT_ALLOWED',
    });
  });

  it('lead to the publisher of the offer that is meant now', async () => {
    const contact = { email: 'help@isv.example' };
    await saveIsvContact(world.directory, 'right.offer', contact);
    const { id } = await world.accept({
      intent: intentOf({}, { product: { family: 'marketplace', offerId: 'wrong.offer' } }),
    });
    await world.deliver();
    expect((await stored(id)).ticket?.isv).toBeNull();
    await correct(id, { product: { offerId: 'right.offer' } });
    expect((await stored(id)).ticket?.isv).toEqual(contact);
    await correct(id, { issue: { title: 'Still down' } });
    expect((await stored(id)).ticket?.isv).toEqual(contact);
  });
});

describe('a cancellation that is undone', () => {
  it('before the hand-off was ready has it made ready all the same', async () => {
    const { id } = await world.accept();
    await world.record(id, { type: 'cancelled', data: {} });
    await world.deliver();
    await world.record(id, { type: 'reopened', data: {} });
    await world.deliver();
    expect((await stored(id)).ticket?.status).toBe('ready');
  });

  it('falls due again', async () => {
    const { id } = await world.accept();
    await world.record(id, filed);
    await world.record(id, { type: 'cancelled', data: {} });
    world.clock.now += 10 * MINUTE;
    await world.record(id, { type: 'reopened', data: {} });
    world.clock.now += 3 * HOUR;
    await sweepDue(world.deps);
    await sweepDue(world.deps);
    expect((await stored(id)).types.filter((type) => type === 'breached')).toHaveLength(1);
  });
});

describe('the sweep', () => {
  it('finds a held clock that was due before the pause', async () => {
    const { id } = await world.accept({ intent: intentOf({ severity: 'C' }) });
    await world.record(id, filed);
    world.clock.now += 150 * MINUTE;
    await world.record(id, { type: 'paused', data: { reason: 'x' } });
    await world.record(id, { type: 'severity-changed', data: { severity: 'A' } });
    world.clock.now += MINUTE;
    await sweepDue(world.deps);
    expect((await stored(id)).types.filter((type) => type === 'breached')).toHaveLength(1);
    expect(world.tickets.keys('due!')).toEqual([]);
  });
});
