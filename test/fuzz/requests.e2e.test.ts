import { isDeepStrictEqual } from 'node:util';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Entity } from '../../shared/adapters/store/table.ts';
import { registeredRoutes } from '../support/registered-routes.ts';
import { checkDirectory } from './storage/check-directory.ts';
import { checkTickets, storedTickets } from './storage/check-tickets.ts';
import { checkViews } from './storage/check-views.ts';
import { readRows } from './storage/read-rows.ts';
import { type CampaignOptions, type CampaignReport, runCampaign, summary } from './traffic/campaign.ts';
import { logFaults } from './traffic/judge-log.ts';
import { type Service, startService } from './traffic/service.ts';
import { TARGETS } from './traffic/targets.ts';

// The gate's size, always of one seed; jest.fuzz.config.mjs says otherwise.
const { FUZZ } = globalThis as { FUZZ?: Partial<CampaignOptions> };
const NAMES = registeredRoutes()
  .map(({ name }) => name)
  .sort();

const { requests = 500, seed = 1, only } = FUZZ ?? {};

/** Nobody reads on after so many. */
const first = (faults: string[]): string => faults.slice(0, 8).join('\n\n');

describe('the routes that are fuzzed', () => {
  it('are all that the app registers', () => {
    expect([...new Set(TARGETS.map(({ route }) => route))].sort()).toEqual(NAMES);
  });
});

describe(`${requests} requests of the seed ${seed}`, () => {
  let service: Service;
  let report: CampaignReport;
  let tickets: Entity[] = [];
  let directory: Entity[] = [];
  let exit: number | null | undefined;

  beforeAll(async () => {
    service = await startService();
    service.host.exited.then((code) => (exit = code)).catch(() => undefined);
    report = await runCampaign(service, { seed, requests, only });
    if (FUZZ !== undefined) console.info(summary(report));
    const { tables } = service.fleet;
    // The queues are worked off, by the relay if need be, and no timer writes meanwhile; what is left then is a fault.
    const settled = async () => {
      const before = tickets;
      tickets = await readRows(tables, 'tickets');
      return isDeepStrictEqual(tickets, before) && !tickets.some(({ rowKey }) => rowKey.startsWith('outbox!'));
    };
    await eventually(settled, 120_000).catch(() => undefined);
    directory = await readRows(tables, 'directory');
  }, 3_600_000);
  afterAll(() => service.fleet.stop());

  it('get the answers of the contract, and never a failure of ours', () => {
    expect(first(report.findings)).toBe('');
  });

  it('leave the host alive, with nothing in its log that it didn’t expect', () => {
    expect(exit).toBeUndefined();
    expect(first(logFaults(service.host.log()))).toBe('');
  });

  it('leave no row that violates its schema, stands alone or contradicts another', () => {
    expect(first(checkTickets(tickets))).toBe('');
    expect(first(checkDirectory(directory))).toBe('');
  });

  it('leave tickets that can all be read and listed', async () => {
    expect(first(await checkViews(service, storedTickets(tickets)))).toBe('');
  }, 600_000);

  it('get behind the gate: every route succeeds, and of all requests a quarter', () => {
    const counts = [...report.statuses].flatMap(([route, statuses]) =>
      [...statuses].map(([status, count]) => ({ route, succeeds: status < 300, count })),
    );
    const successes = counts.filter(({ succeeds }) => succeeds);
    // No ticket fails within such a run, so none can be redriven.
    const succeeding = NAMES.filter((name) => name !== 'redriveTicket');
    expect([...new Set(successes.map(({ route }) => route))].sort()).toEqual(succeeding);
    const sum = (some: typeof counts) => some.reduce((total, { count }) => total + count, 0);
    expect(sum(successes)).toBeGreaterThan(sum(counts) / 4);
  });
});
