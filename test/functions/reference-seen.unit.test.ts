import { beforeEach, describe, expect, it } from '@jest/globals';
import { intentExample } from '../../shared/contract/intent.ts';
import { scopeOf } from '../../shared/core/partner/scope.ts';
import { en } from '../../shared/core/texts/en.ts';
import { hu } from '../../shared/core/texts/hu.ts';
import { ask } from '../support/ask.ts';
import { intentOf, OTHER } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

const OTHERS = { scope: scopeOf(OTHER), by: 'key:other' };

let world: World;
beforeEach(() => {
  world = makeWorld();
});

const submit = (body: object = intentExample, headers: Record<string, string> = {}) =>
  ask(world, 'submitTicket', { body, headers });
const again = { code: 'REFERENCE_SEEN', message: en['ticket.REFERENCE_SEEN'] };

describe('a reference that comes again without a key', () => {
  it('is taken, with a warning that names the ticket before', async () => {
    const first = await submit();
    expect(first.body).not.toHaveProperty('warnings');
    const second = await submit();
    expect([second.status, second.body.warnings]).toEqual([202, [{ ...again, ticketId: first.body.id }]]);
    expect(second.body.id).not.toBe(first.body.id);
    expect((await ask(world, 'getTicket', { id: second.body.id })).body).not.toHaveProperty('warnings');
  });

  it('is named the latest of several', async () => {
    await submit();
    world.clock.now += 1;
    const { body } = await submit();
    world.clock.now += 1;
    expect((await submit()).body.warnings[0].ticketId).toBe(body.id);
  });

  it('is warned of in the reader’s language', async () => {
    await submit();
    const { body } = await submit(intentExample, { 'accept-language': 'hu' });
    expect(body.warnings[0].message).toBe(hu['ticket.REFERENCE_SEEN']);
  });

  it('is warned of within a batch, too', async () => {
    const { body } = await ask(world, 'submitBatch', { body: { intents: [intentExample] } });
    const second = await ask(world, 'submitBatch', { body: { intents: [intentExample] } });
    expect(second.body.value[0].ticket.warnings).toEqual([{ ...again, ticketId: body.value[0].ticket.id }]);
  });

  it('is seen by one of two at least, where they come at once', async () => {
    const both = await Promise.all([submit(), submit()]);
    expect(both.flatMap(({ body }) => body.warnings ?? []).length).toBeGreaterThanOrEqual(1);
  });

  it('is taken all the same where it can’t be looked for', async () => {
    await submit();
    const { query } = world.tickets;
    world.tickets.query = () => {
      throw new Error('away');
    };
    const { status, body } = await submit();
    world.tickets.query = query;
    expect([status, body.warnings]).toEqual([202, undefined]);
  });
});

describe('no warning is given', () => {
  it.each<[string, () => Promise<unknown>, object, Record<string, string>]>([
    ['under a key', () => submit(), intentExample, { 'idempotency-key': 'k' }],
    ['of another reference', () => submit(), { ...intentExample, reference: 'other' }, {}],
    [
      'without a reference',
      () => submit({ ...intentExample, reference: undefined }),
      { ...intentExample, reference: undefined },
      {},
    ],
    [
      'of another partner’s ticket',
      () =>
        world.accept({
          caller: OTHERS,
          intent: intentOf({}, { partner: { ...intentExample.partner, tenantId: OTHER } }),
        }),
      intentExample,
      {},
    ],
  ])('%s', async (_, before, body, headers) => {
    await before();
    expect((await submit(body, headers)).body).not.toHaveProperty('warnings');
  });
});
