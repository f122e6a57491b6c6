import { beforeEach, describe, expect, it } from '@jest/globals';
import { listedTicketAnswer } from '../../shared/contract/answers/ticket-list.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import type { Role } from '../../shared/core/partner/roles.ts';
import { ask } from '../support/ask.ts';
import { PARTNER } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

const SECRET = 'what a colleague noted';

let world: World;
beforeEach(() => {
  world = makeWorld();
});

const keyOf = async (...roles: Role[]) => ({
  authorization: `Bearer ${await world.issueKey(PARTNER, { roles })}`,
});
const isListed = (ticket: unknown) => listedTicketAnswer.safeParse(ticket).success;

describe('a credential that may write and not read', () => {
  it('is told of a ticket that it files what a list tells', async () => {
    const headers = await keyOf('Tickets.Submit');
    const { status, body } = await ask(world, 'submitTicket', { headers });
    expect([status, isListed(body)]).toEqual([202, true]);
  });

  it('is told no more by a repeat, whatever has happened since', async () => {
    const headers = { ...(await keyOf('Tickets.Submit')), 'idempotency-key': 'k' };
    const { body } = await ask(world, 'submitTicket', { headers });
    await world.record(body.id, { type: 'note', data: { text: SECRET } });
    const again = await ask(world, 'submitTicket', { headers });
    expect([again.body.id, isListed(again.body)]).toEqual([body.id, true]);
    expect(JSON.stringify(again.body)).not.toContain(SECRET);
  });

  it('is told no more within a batch', async () => {
    const headers = await keyOf('Tickets.Submit');
    const { body } = await ask(world, 'submitBatch', { headers, body: { intents: [intentExample] } });
    expect(isListed(body.value[0].ticket)).toBe(true);
  });

  it('is told no history and no notes by an event that it records', async () => {
    const { id } = await world.accept();
    await world.record(id, { type: 'note', data: { text: SECRET } });
    const headers = await keyOf('Tickets.Update');
    const { status, body } = await ask(world, 'recordEvent', { id, headers });
    expect([status, body.status, isListed(body)]).toEqual([200, 'filed', true]);
    expect(JSON.stringify(body)).not.toContain(SECRET);
  });

  it('is warned of a reference that was seen', async () => {
    const headers = await keyOf('Tickets.Submit');
    const first = await ask(world, 'submitTicket', { headers });
    const { body } = await ask(world, 'submitTicket', { headers });
    expect(body.warnings).toMatchObject([{ code: 'REFERENCE_SEEN', ticketId: first.body.id }]);
  });
});

describe('a credential that may read, too', () => {
  it.each<Role>(['Tickets.Read', 'Tickets.Admin'])('is told all of the ticket: %s', async (role) => {
    const headers = await keyOf('Tickets.Submit', 'Tickets.Update', role);
    const { body } = await ask(world, 'submitTicket', { headers });
    expect(body.events).toHaveLength(1);
    expect((await ask(world, 'recordEvent', { id: body.id, headers })).body.events).toHaveLength(2);
  });
});
