import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Intent } from '../../shared/core/decision/intent.ts';
import { scopeOf } from '../../shared/core/partner/scope.ts';
import { DEFAULT_SETTINGS, definePolicies, type ServiceSettings } from '../../shared/core/policy/policy.ts';
import { HOUR, MINUTE } from '../../shared/core/sla/instant.ts';
import type { CallerAct } from '../../shared/core/ticket/events.ts';
import { previewPolicy } from '../../shared/flows/preview-policy.ts';
import { intentOf, NOW, OTHER } from '../support/fixtures.ts';
import { CALLER, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(() => {
  world = makeWorld();
});

const accept = async (intent?: Intent) => (await world.accept({ intent })).id;
const FILED: CallerAct = { type: 'filed', data: { reference: 'MS-1' } };
const preview = (change: Partial<ServiceSettings> = {}, size = 50, after: string | null = null, caller = CALLER) =>
  previewPolicy(world.deps, caller, { ...DEFAULT_SETTINGS, ...change }, { size, after }, async () => {});

const QUICK = { filingMinutes: { A: 5, B: 10, C: 20 } };
const usual = DEFAULT_SETTINGS.calendars.default;
const AFTERNOONS: Partial<ServiceSettings> = {
  calendars: {
    default: usual,
    countries: { HUN: { ...usual, weekly: { mon: [['13:00', '17:00']], tue: [['09:00', '17:00']] } } },
  },
};

describe('a preview of a policy', () => {
  it('tells when the promise to file would be due, and whether it would be breached by now', async () => {
    const ticketId = await accept();
    const filing = { ticketId, clock: 'filing', dueAt: NOW + 15 * MINUTE, wouldBeDueAt: NOW + 5 * MINUTE };
    expect((await preview(QUICK)).clocks).toEqual([{ ...filing, wouldBreach: false }]);
    world.clock.now = NOW + 5 * MINUTE;
    expect((await preview(QUICK)).clocks).toMatchObject([{ wouldBreach: false }]);
    world.clock.now = NOW + 5 * MINUTE + 1;
    expect((await preview(QUICK)).clocks).toEqual([{ ...filing, wouldBreach: true }]);
  });

  it('counts the first answer in the other calendar, from the filing', async () => {
    const ticketId = await accept(intentOf({ language: 'hu' }));
    await world.record(ticketId, FILED);
    expect((await preview(AFTERNOONS)).clocks).toEqual([
      {
        ticketId,
        clock: 'initial-response',
        dueAt: NOW + 2 * HOUR,
        wouldBeDueAt: NOW + 5 * HOUR,
        wouldBreach: false,
      },
    ]);
  });

  it('moves nothing where the policy is the same', async () => {
    await accept();
    const { clocks } = await preview();
    expect(clocks.map(({ dueAt, wouldBeDueAt }) => wouldBeDueAt - dueAt)).toEqual([0]);
  });

  it('knows the public holidays of the year in which the ticket was accepted', async () => {
    world.clock.now = Date.parse('2026-10-22T14:30:00Z');
    await world.record(await accept(intentOf({ language: 'hu' })), FILED);
    world.clock.now = Date.parse('2027-02-01T09:00:00Z');
    const [clock] = (await preview()).clocks;
    expect(clock?.dueAt).toBe(Date.parse('2026-10-26T09:30:00Z'));
    expect(clock?.wouldBeDueAt).toBe(clock?.dueAt);
  });

  it('goes by the severity of today', async () => {
    const ticketId = await accept();
    await world.record(ticketId, { type: 'severity-changed', data: { severity: 'C' } });
    expect((await preview(QUICK)).clocks).toMatchObject([{ wouldBeDueAt: NOW + 20 * MINUTE }]);
  });

  it('breaches no clock that waits for the customer', async () => {
    const ticketId = await accept();
    await world.record(ticketId, FILED);
    await world.record(ticketId, { type: 'paused', data: { reason: 'waiting' } });
    world.clock.now = NOW + 3 * HOUR;
    expect((await preview()).clocks).toMatchObject([{ clock: 'initial-response', wouldBreach: false }]);
  });

  it('looks at open tickets of the caller alone, page by page', async () => {
    const ids = [await accept(), await accept(), await accept()];
    await world.record(await accept(), { type: 'cancelled', data: {} });
    const first = await preview({}, 2);
    const second = await preview({}, 2, first.last);
    const seen = [...first.clocks, ...second.clocks].map(({ ticketId }) => ticketId);
    expect([first.clocks.length, second.last]).toEqual([2, null]);
    expect(seen.sort()).toEqual(ids.sort());
    const stranger = { ...CALLER, scope: scopeOf(OTHER) };
    expect(await preview({}, 50, null, stranger)).toEqual({ clocks: [], last: null });
  });

  it('stores nothing', async () => {
    await accept();
    const before = structuredClone(world.tickets.rows);
    await preview(QUICK);
    expect(world.tickets.rows).toEqual(before);
  });
});

describe('a policy that was changed', () => {
  it('leaves stored tickets their filing targets and touches new ones', async () => {
    const old = await accept();
    world.deps.config = { ...world.deps.config, policies: definePolicies({ ...DEFAULT_SETTINGS, ...QUICK }) };
    const { ticket } = await world.record(old, { type: 'severity-changed', data: { severity: 'B' } });
    const fresh = await accept(intentOf({ severity: 'B' }));
    const { ticket: started } = await world.record(fresh, { type: 'note', data: { text: 'seen' } });
    const minutes = [ticket, started].map(({ clocks }) => ((clocks[0]?.dueAt ?? 0) - NOW) / MINUTE);
    expect(minutes).toEqual([30, 10]);
  });
});
