import { beforeEach, describe, expect, it } from '@jest/globals';
import { redriveTicket } from '../../functions/redrive-ticket.ts';
import { HOUR } from '../../shared/core/sla/instant.ts';
import { OWED } from '../../shared/core/ticket/retries.ts';
import { relayOutbox } from '../../shared/flows/relay-outbox.ts';
import { call } from '../support/call.ts';
import { OTHER, PARTNER } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let id: string;
let key: string;
beforeEach(async () => {
  world = makeWorld();
  key = await world.issueKey(PARTNER, { roles: ['Tickets.Admin'] });
  ({ id } = await world.accept());
});

/** What a channel's worker never gets done ends here. */
const fail = async () => {
  for (let sends = 0; sends < OWED.channel.backoff.length; sends += 1) {
    world.bus.sent.length = 0;
    world.clock.now += 13 * HOUR;
    await relayOutbox(world.deps);
  }
  world.bus.sent.length = 0;
};
const redrive = (headers: Record<string, string> = {}, credential = key) =>
  call(redriveTicket(world.deps), {
    method: 'POST',
    params: { id },
    headers: { authorization: `Bearer ${credential}`, ...headers },
  });
const typesOf = (body: { events: { type: string }[] }) => body.events.map(({ type }) => type);

describe('a ticket that failed', () => {
  beforeEach(fail);

  it('is accepted again, owes its channel the work, and gets ready', async () => {
    const { status, body } = await redrive();
    expect([status, body.status, typesOf(body).at(-1)]).toEqual([200, 'accepted', 'redriven']);
    expect(world.bus.sent.map(({ queue }) => queue)).toEqual(['azure-portal']);
    await world.deliver();
    const again = await redrive();
    expect([again.status, again.body.code]).toEqual([409, 'EVENT_NOT_ALLOWED']);
    expect(world.tickets.keys('outbox!').filter((row) => row.endsWith('-channel'))).toEqual([]);
  });

  it('is redriven once under one key, however often that comes', async () => {
    const keyed = { 'idempotency-key': 'once' };
    const first = await redrive(keyed);
    await world.deliver();
    const second = await redrive(keyed);
    expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([200, 200, 'true']);
    expect(typesOf(second.body).filter((type) => type === 'redriven')).toHaveLength(1);
  });

  it('may fail again, and be redriven again', async () => {
    await redrive();
    await fail();
    const { status, body } = await redrive();
    expect(status).toBe(200);
    expect(typesOf(body).filter((type) => type === 'failed' || type === 'redriven')).toEqual([
      'failed',
      'redriven',
      'failed',
      'redriven',
    ]);
  });

  it('isn’t there for another partner’s administrator', async () => {
    const foreign = await world.issueKey(OTHER, { roles: ['Tickets.Admin'] });
    expect(await redrive({}, foreign)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
});

describe('a ticket that hasn’t failed', () => {
  it('is left as it is', async () => {
    expect(await redrive()).toMatchObject({ status: 409, body: { code: 'EVENT_NOT_ALLOWED' } });
  });

  it('is no matter of who merely files and reports', async () => {
    const other = await world.issueKey(PARTNER, { roles: ['Tickets.Submit', 'Tickets.Update', 'Tickets.Read'] });
    expect(await redrive({}, other)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });
});
