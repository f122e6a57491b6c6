import { describe, expect, it } from '@jest/globals';
import { listTickets } from '../../shared/adapters/store/list-tickets.ts';
import type { CallerAct } from '../../shared/core/ticket/events.ts';
import { intentOf } from '../support/fixtures.ts';
import { tableBetween } from '../support/table-between.ts';
import { CALLER, makeWorld } from '../support/world.ts';
import { attempt } from './desk.ts';
import { trials } from './trial.ts';

const TRIALS = trials(
  'gzip-body',
  'charset-utf8',
  'parameter-without-name',
  'if-match-weak',
  'bearer-two-spaces',
  'key-header-twice',
  'batch-and-single-keys',
  'list-cursor-other-filter',
);

it.each(TRIALS.map((trial) => [trial.title, trial] as const))('%s', async (_, trial) => {
  expect(await attempt(trial)).toBeNull();
});

const [RACE] = trials('list-race');
const RESOLVED: CallerAct = { type: 'resolved', data: {} };
const REOPENED: CallerAct = { type: 'reopened', data: {} };

describe(`${RACE?.title}`, () => {
  it.each([
    ['resolved', [], RESOLVED],
    ['reopened', [RESOLVED], REOPENED],
  ] as const)('one that is %s between any two reads is told once', async (_, before, act) => {
    // At every read once: which of them it is mustn't matter.
    for (let at = 0; at < 20; at++) {
      const world = makeWorld();
      const { id } = await world.accept({ intent: intentOf() });
      await world.record(id, { type: 'filed', data: { reference: 'r' } });
      for (const first of before) await world.record(id, first);
      let read = 0;
      const table = tableBetween(world.tickets, async () => {
        if (read++ === at) await world.record(id, act);
      });
      const { tickets } = await listTickets(table, CALLER.scope, { size: 50, after: null });
      expect(tickets.map((ticket) => ticket.id)).toEqual([id]);
    }
  });
});
