import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../shared/core/policy/policy.ts';
import { HOUR, MINUTE } from '../../shared/core/sla/instant.ts';
import type { CallerAct } from '../../shared/core/ticket/events.ts';
import type { Ticket } from '../../shared/core/ticket/ticket.ts';
import type { Deps } from '../../shared/deps.ts';
import { listTickets } from '../../shared/flows/list-tickets.ts';
import { previewPolicy } from '../../shared/flows/preview-policy.ts';
import { replayDecisions } from '../../shared/flows/replay-decisions.ts';
import { NOW } from '../support/fixtures.ts';
import { tableBetween } from '../support/table-between.ts';
import { CALLER, makeWorld } from '../support/world.ts';

type Page = { ids: string[]; last: string | null };
type Walk = (deps: Deps, asked: { size: number; after: string | null }) => Promise<Page>;

const idsOf = (tickets: { id: string }[]) => tickets.map(({ id }) => id);
const spend = async () => {};

/** What walks over many tickets, and which of them it finds. */
const WALKS: [string, Walk, (ticket: Ticket) => boolean][] = [
  [
    'a list',
    async (deps, page) => {
      const { tickets, last } = await listTickets(deps, CALLER, page, {});
      return { ids: idsOf(tickets), last };
    },
    () => true,
  ],
  [
    'a list of what is under way',
    async (deps, page) => {
      const { tickets, last } = await listTickets(deps, CALLER, page, { filter: { open: true } });
      return { ids: idsOf(tickets), last };
    },
    ({ status }) => status !== 'resolved',
  ],
  [
    'a list of one status',
    async (deps, page) => {
      const { tickets, last } = await listTickets(deps, CALLER, page, { filter: { status: ['resolved'] } });
      return { ids: idsOf(tickets), last };
    },
    ({ status }) => status === 'resolved',
  ],
  [
    'a list of who has claimed them',
    async (deps, page) => {
      const { tickets, last } = await listTickets(deps, CALLER, page, { filter: { claimedBy: 'anna' } });
      return { ids: idsOf(tickets), last };
    },
    ({ claimedBy }) => claimedBy === 'anna',
  ],
  [
    'a replay',
    async (deps, page) => {
      const period = { from: NOW, to: NOW + HOUR };
      const { tickets, last } = await replayDecisions(deps, CALLER, { edition: '2025', ...period }, page, spend);
      return { ids: tickets.map(({ ticketId }) => ticketId), last };
    },
    () => true,
  ],
  [
    'a preview',
    async (deps, page) => {
      const settings = { ...DEFAULT_SETTINGS, filingMinutes: { A: 1, B: 1, C: 1 } };
      const { clocks, last } = await previewPolicy(deps, CALLER, settings, page, spend);
      return { ids: clocks.map(({ ticketId }) => ticketId), last };
    },
    ({ clocks }) => clocks.some(({ state }) => state === 'running'),
  ],
];

const MOVES: CallerAct[] = [
  { type: 'filed', data: { reference: 'r' } },
  { type: 'resolved', data: {} },
  { type: 'reopened', data: {} },
  { type: 'claimed', data: { by: 'anna' } },
  { type: 'released', data: {} },
  { type: 'note', data: { text: 'x' } },
];

const TICKETS = 6;
const courses = fc.record({
  size: fc.integer({ min: 1, max: TICKETS }),
  /** What stands when the walk begins, and what happens at each of its reads. */
  before: fc.array(fc.tuple(fc.nat(TICKETS - 1), fc.constantFrom(...MOVES)), { maxLength: 12 }),
  between: fc.array(fc.array(fc.tuple(fc.nat(TICKETS - 1), fc.constantFrom(...MOVES)), { maxLength: 2 }), {
    minLength: 20,
    maxLength: 60,
  }),
});

describe('while tickets change between any two reads, each that fits all the time is told exactly once', () => {
  it.each(WALKS)('by %s', async (_, walk, isFound) => {
    const course = fc.asyncProperty(courses, async ({ size, before, between }) => {
      const world = makeWorld();
      const constant = new Set<string>();
      const sift = ({ ticket }: { ticket: Ticket }) => void (isFound(ticket) || constant.delete(ticket.id));
      const ids: string[] = [];
      for (let count = 0; count < TICKETS; count++) {
        world.clock.now += MINUTE;
        ids.push((await world.accept()).id);
      }
      // What a ticket doesn't allow doesn't happen.
      const happen = ([which, act]: [number, CallerAct]) => world.record(ids[which] ?? '', act).then(sift, () => {});
      for (const move of before) await happen(move);
      for (const id of ids) {
        constant.add(id);
        await happen([ids.indexOf(id), { type: 'note', data: { text: 'y' } }]);
      }
      const moves = [...between];
      const tickets = tableBetween(world.tickets, async () => {
        for (const move of moves.shift() ?? []) await happen(move);
      });
      const told: string[] = [];
      let after: string | null = null;
      do {
        const page: Page = await walk({ ...world.deps, tickets }, { size, after });
        told.push(...page.ids);
        after = page.last;
      } while (after !== null);
      expect(told.filter((id) => constant.has(id)).sort()).toEqual([...constant].sort());
      expect(new Set(told).size).toBe(told.length);
    });
    await fc.assert(course, { numRuns: 25, endOnFailure: true });
  });
});
