import { beforeEach, describe, expect, it } from '@jest/globals';
import { insertPartner } from '../../shared/adapters/store/partners.ts';
import { WriteConflict } from '../../shared/adapters/store/table.ts';
import type { Severity } from '../../shared/core/decision/intent.ts';
import { HOUR } from '../../shared/core/sla/instant.ts';
import { AppError } from '../../shared/errors.ts';
import { intentOf, PARTNER } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = makeWorld();
  const limits = { 'severity-a': 2 };
  await world.directory.transact([insertPartner({ tenantId: PARTNER, name: 'Contoso', resellers: [], limits })]);
});

const submit = (severity: Severity, key?: string, title = 'Down') =>
  world.submit({ intent: intentOf({ severity, title }), key });
const accept = (severity: Severity, key?: string) =>
  world.accept({ intent: intentOf({ severity, title: 'Down' }), key });
const raise = (ticketId: string, severity: Severity = 'A', key?: string) =>
  world.record(ticketId, { type: 'severity-changed', data: { severity } }, key);
const LIMITED = { code: 'SEVERITY_A_LIMITED', status: 429 };
const stored = () => world.tickets.keys('ticket!').length;

describe('a loop that files tickets of severity A', () => {
  it('is stopped at the partner’s quota, and nothing more is stored', async () => {
    await submit('A');
    await submit('A');
    await expect(submit('A')).rejects.toMatchObject(LIMITED);
    expect(stored()).toBe(2);
    world.clock.now += HOUR;
    await submit('A');
    expect(stored()).toBe(3);
  });

  it('keeps no other severity back', async () => {
    for (let count = 0; count < 3; count += 1) await submit('B');
    await accept('A');
    await accept('A');
    await accept('C');
    expect(stored()).toBe(6);
  });

  it('isn’t helped by raising tickets afterwards', async () => {
    const ticket = await accept('C');
    await submit('A');
    await submit('A');
    await expect(raise(ticket.id)).rejects.toMatchObject(LIMITED);
    await raise(ticket.id, 'B');
  });
});

describe('the quota of severity A isn’t used by', () => {
  it('a repeat under one key, which is answered also when nothing is left', async () => {
    for (let count = 0; count < 5; count += 1) await submit('A', 'same');
    const second = await accept('A', 'other');
    await expect(submit('A')).rejects.toMatchObject(LIMITED);
    expect(await submit('A', 'other')).toMatchObject({ replayed: true, ticket: { id: second.id } });
    expect(stored()).toBe(2);
  });

  it('a key that was used for another intent', async () => {
    await submit('A', 'same');
    await expect(submit('A', 'same', 'Another')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await accept('A', 'other');
  });

  it('what the table refuses', async () => {
    const intent = intentOf({ severity: 'A' }, { filedBy: 'customer' });
    for (let count = 0; count < 5; count += 1) expect((await world.submit({ intent })).outcome).toBe('refused');
    await accept('A');
  });

  it.each(['STORAGE_UNAVAILABLE', 'INTERNAL'] as const)(
    'writes that fail with %s, of new tickets or of events, though all of them come at once',
    async (code) => {
      const ticket = await accept('C');
      const { transact } = world.tickets;
      world.tickets.transact = () => Promise.reject(new AppError(code));
      const failing = Array.from({ length: 60 }, (_, index) =>
        index % 2 === 0 ? submit('A', index % 4 === 0 ? 'same' : undefined) : raise(ticket.id),
      );
      const outcomes = await Promise.allSettled(failing);
      world.tickets.transact = transact;
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([]);
      await accept('A', 'same');
      await raise(ticket.id);
      await expect(submit('A')).rejects.toMatchObject(LIMITED);
    },
  );

  it('a raise that others were faster than eight times, or whose ticket is gone', async () => {
    const ticket = await accept('C');
    const { transact } = world.tickets;
    world.tickets.transact = () => Promise.reject(new WriteConflict());
    for (let count = 0; count < 3; count += 1)
      await expect(raise(ticket.id)).rejects.toMatchObject({ code: 'CONCURRENT_CHANGE' });
    world.tickets.transact = transact;
    await raise(ticket.id);
    await accept('A');
  });

  it('a repeated event, though all of them come at once', async () => {
    const ticket = await accept('C');
    await Promise.allSettled(Array.from({ length: 10 }, () => raise(ticket.id, 'A', 'once')));
    await accept('A');
  });

  it('a repeated event, or one that says what is so already', async () => {
    const ticket = await accept('C');
    for (let count = 0; count < 5; count += 1) await raise(ticket.id, 'A', 'once');
    await raise(ticket.id, 'A');
    await accept('A');
  });
});
