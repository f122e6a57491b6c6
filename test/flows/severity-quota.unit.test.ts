import { beforeEach, describe, expect, it } from '@jest/globals';
import { insertPartner } from '../../shared/adapters/store/partners.ts';
import type { Severity } from '../../shared/core/decision/intent.ts';
import { HOUR } from '../../shared/core/sla/instant.ts';
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
