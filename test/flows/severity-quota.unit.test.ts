import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Severity } from '../../shared/decision/intent.ts';
import { recordEvent } from '../../shared/flows/record-event.ts';
import { submitIntent } from '../../shared/flows/submit-intent.ts';
import { HOUR } from '../../shared/sla/instant.ts';
import { insertPartner } from '../../shared/store/partners.ts';
import { intentOf, PARTNER, TRACE } from '../support/fixtures.ts';
import { CALLER, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = makeWorld();
  const limits = { 'severity-a': 2 };
  await world.directory.transact([insertPartner({ tenantId: PARTNER, name: 'Contoso', resellers: [], limits })]);
});

const submit = (severity: Severity, key: string | null = null, title = 'Down') =>
  submitIntent(world.deps, CALLER, { intent: intentOf({ severity, title }), given: [], key, traceparent: TRACE });
async function accepted(severity: Severity, key: string | null = null) {
  const submitted = await submit(severity, key);
  if (submitted.outcome !== 'accepted') throw new Error('Expected a ticket, found a refusal');
  return submitted;
}
const raise = (ticketId: string, severity: Severity = 'A', key: string | null = null) =>
  recordEvent(world.deps, CALLER, {
    ticketId,
    act: { type: 'severity-changed', data: { severity } },
    key,
    ifVersion: null,
    traceparent: TRACE,
  });
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
    await accepted('A');
    await accepted('A');
    await accepted('C');
    expect(stored()).toBe(6);
  });

  it('isn’t helped by raising tickets afterwards', async () => {
    const { ticket } = await accepted('C');
    await submit('A');
    await submit('A');
    await expect(raise(ticket.id)).rejects.toMatchObject(LIMITED);
    await raise(ticket.id, 'B');
  });
});

describe('the quota of severity A isn’t used by', () => {
  it('a repeat under one key, which is answered also when nothing is left', async () => {
    for (let count = 0; count < 5; count += 1) await submit('A', 'same');
    const second = await accepted('A', 'other');
    await expect(submit('A')).rejects.toMatchObject(LIMITED);
    expect(await accepted('A', 'other')).toMatchObject({ replayed: true, ticket: { id: second.ticket.id } });
    expect(stored()).toBe(2);
  });

  it('a key that was used for another intent', async () => {
    await submit('A', 'same');
    await expect(submit('A', 'same', 'Another')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await accepted('A', 'other');
  });

  it('what the table refuses', async () => {
    const intent = intentOf({ severity: 'A' }, { filedBy: 'customer' });
    const refuse = () => submitIntent(world.deps, CALLER, { intent, given: [], key: null, traceparent: TRACE });
    for (let count = 0; count < 5; count += 1) expect((await refuse()).outcome).toBe('refused');
    await accepted('A');
  });

  it('a repeated event, or one that says what is so already', async () => {
    const { ticket } = await accepted('C');
    for (let count = 0; count < 5; count += 1) await raise(ticket.id, 'A', 'once');
    await raise(ticket.id, 'A');
    await accepted('A');
  });
});
