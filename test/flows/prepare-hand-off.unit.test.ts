import { describe, expect, it } from '@jest/globals';
import { loadHistory } from '../../shared/adapters/store/tickets.ts';
import { HOUR, SECOND } from '../../shared/core/sla/instant.ts';
import { CHANNEL_WORKERS } from '../../shared/flows/channels/index.ts';
import type { Outcome } from '../../shared/flows/channels/worker.ts';
import { relayOutbox } from '../../shared/flows/relay-outbox.ts';
import { SCOPE } from '../support/fixtures.ts';
import { makeWorld } from '../support/world.ts';

/** A world whose worker at the Azure portal counts how often it acts. */
function makeCountingWorld(outcome: (acts: number) => Promise<Outcome> = async () => ({ kind: 'ready' })) {
  let acts = 0;
  const work = () => outcome(++acts);
  const world = makeWorld({ workers: { ...CHANNEL_WORKERS, 'azure-portal': work } });
  const events = async (id: string) => (await loadHistory(world.tickets, SCOPE, id)).events;
  return { ...world, acts: () => acts, events };
}

describe('the worker of a channel', () => {
  it('acts once for five copies of a message that arrive at once', async () => {
    const world = makeCountingWorld();
    await world.accept();
    await world.deliver(5);
    expect(world.acts()).toBe(1);
  });

  it('acts once, however often others change the ticket while its outcome is recorded', async () => {
    const world = makeCountingWorld(async () => {
      await world.record(id, { type: 'note', data: { text: 'one' } });
      return { kind: 'ready' };
    });
    const { id } = await world.accept();
    const { transact } = world.tickets;
    let others = 3;
    world.tickets.transact = async (operations) => {
      const records = operations.some(({ op }) => op === 'delete') && others-- > 0;
      if (records) await world.record(id, { type: 'note', data: { text: 'another' } });
      return transact.call(world.tickets, operations);
    };
    await world.deliver(5);
    expect(world.acts()).toBe(1);
    expect((await world.events(id)).map(({ type }) => type)).toEqual([
      'accepted',
      'note',
      'note',
      'note',
      'note',
      'hand-off-ready',
    ]);
  });

  it('acts no more where the ticket went on by another way', async () => {
    const world = makeCountingWorld();
    const { id } = await world.accept();
    await world.record(id, { type: 'filed', data: { reference: '1' } });
    await world.deliver(2);
    expect([world.acts(), world.tickets.keys('outbox!')]).toEqual([0, []]);
  });

  it('acts anew at once after it has failed', async () => {
    const world = makeCountingWorld(async (acts) => {
      if (acts === 1) throw new Error('away');
      return { kind: 'ready' };
    });
    const { id } = await world.accept();
    const sent = [...world.bus.sent];
    await expect(world.deliver()).rejects.toThrow('away');
    world.bus.sent.push(...sent);
    await world.deliver();
    expect([world.acts(), (await world.events(id)).at(-1)?.type]).toEqual([2, 'hand-off-ready']);
  });

  it('lets another act where it died at work, once its claim has ended', async () => {
    const died = new Promise<never>(() => undefined);
    const world = makeCountingWorld((acts) => (acts === 1 ? died : Promise.resolve({ kind: 'ready' })));
    const { id } = await world.accept();
    const sent = [...world.bus.sent];
    void world.deliver();
    while (world.acts() === 0) await new Promise(setImmediate);
    world.bus.sent.push(...sent);
    await world.deliver();
    expect(world.acts()).toBe(1);
    world.clock.now += 31 * SECOND;
    world.bus.sent.push(...sent);
    await world.deliver();
    expect([world.acts(), (await world.events(id)).at(-1)?.type]).toEqual([2, 'hand-off-ready']);
  });

  it('is not asked again by the relay while it is at work', async () => {
    const sentMeanwhile: string[] = [];
    const world = makeCountingWorld(async () => {
      world.clock.now += 10 * SECOND;
      await relayOutbox(world.deps);
      sentMeanwhile.push(...world.bus.sent.map(({ queue }) => queue));
      return { kind: 'ready' };
    });
    await world.accept();
    world.clock.now += 50 * SECOND;
    await world.deliver();
    expect(sentMeanwhile).not.toContain('azure-portal');
    expect(world.acts()).toBe(1);
  });

  it.each<[string, Outcome, object]>([
    ['filed', { kind: 'filed', reference: '42' }, { type: 'filed', by: 'system', data: { reference: '42' } }],
    ['fallback', { kind: 'fallback', reason: 'PLAN' }, { type: 'hand-off-ready', data: { reason: 'PLAN' } }],
    [
      'ready',
      { kind: 'ready', isv: { email: 'a@b.example' } },
      { type: 'hand-off-ready', data: { isv: { email: 'a@b.example' } } },
    ],
  ])('has its outcome recorded: %s', async (_, outcome, event) => {
    const world = makeCountingWorld(async () => outcome);
    const { id } = await world.accept();
    await world.deliver();
    expect((await world.events(id)).at(-1)).toMatchObject(event);
  });

  it('is asked again by the relay where it says later', async () => {
    const world = makeCountingWorld(async (acts) => ({ kind: acts === 1 ? 'later' : 'ready' }));
    const { id } = await world.accept();
    await world.deliver();
    expect((await world.events(id)).map(({ type }) => type)).toEqual(['accepted']);
    world.clock.now += HOUR;
    await relayOutbox(world.deps);
    await world.deliver();
    expect([world.acts(), (await world.events(id)).at(-1)?.type]).toEqual([2, 'hand-off-ready']);
  });
});
