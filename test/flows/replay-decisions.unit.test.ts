import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Intent } from '../../shared/core/decision/intent.ts';
import { scopeOf } from '../../shared/core/partner/scope.ts';
import { DEFAULT_SETTINGS, definePolicies } from '../../shared/core/policy/policy.ts';
import { DAY, HOUR } from '../../shared/core/sla/instant.ts';
import { replayDecisions } from '../../shared/flows/replay-decisions.ts';
import { intentOf, NOW, OTHER } from '../support/fixtures.ts';
import { CALLER, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(() => {
  world = makeWorld();
});

const RESELLER = { partner: { ...intentOf().partner, type: 'indirect-reseller' } } as const;
const HUNGARIAN = intentOf({ language: 'hu' });

/** Accepts intents an hour apart, the first at NOW; answers their tickets' ids. */
async function accept(...intents: Intent[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, intent] of intents.entries()) {
    world.clock.now = NOW + index * HOUR;
    ids.push((await world.accept({ intent })).id);
  }
  world.clock.now = NOW + DAY;
  return ids;
}

const replay = (change: Partial<Parameters<typeof replayDecisions>[2]> = {}, size = 50, after: string | null = null) =>
  replayDecisions(
    world.deps,
    CALLER,
    { edition: '2025', from: NOW, to: NOW + DAY, ...change },
    { size, after },
    async () => {},
  );

/** Loads other settings, as a restart with another policy file does. */
const load = (change: Partial<typeof DEFAULT_SETTINGS>) => {
  const policies = definePolicies({ ...DEFAULT_SETTINGS, ...change });
  world.deps.config = { ...world.deps.config, policies };
};

describe('a replay under another edition', () => {
  it('is as of the last correction, and reproduces what was decided then', async () => {
    const endsAt = new Date(NOW + 30 * DAY + HOUR).toISOString();
    const gdap = { status: 'active' as const, roles: ['service-support-administrator'], endsAt };
    const [id = ''] = await accept(intentOf({}, { product: { family: 'microsoft-365' }, relationship: { gdap } }));
    const { ticket } = await world.record(id, {
      type: 'details-corrected',
      data: { issue: { title: 'Mail is late' } },
    });
    expect(ticket.decision.warnings).toContainEqual({ code: 'GDAP_EXPIRING' });
    expect((await replay()).tickets).toMatchObject([{ reproduction: { reproduced: true } }]);
  });

  it('tells what would change and what would not', async () => {
    const [same = '', changed = ''] = await accept(intentOf(), intentOf({}, RESELLER));
    const { tickets, last } = await replay();
    expect(last).toBeNull();
    expect(tickets).toEqual([
      {
        ticketId: changed,
        was: { outcome: 'file', channel: 'azure-portal', code: 'AZURE_PORTAL', dueAt: NOW + 3 * HOUR },
        wouldBe: { outcome: 'refuse', channel: null, code: 'AZURE_RESELLER_BARRED', dueAt: null },
        changes: ['outcome', 'channel', 'code', 'dueAt'],
        reproduction: { reproduced: true },
      },
      expect.objectContaining({ ticketId: same, changes: [], reproduction: { reproduced: true } }),
    ]);
  });

  it('decides as of the instant of acceptance, not as of now', async () => {
    const gdap = { status: 'active' as const, roles: ['global-administrator'], endsAt: '2027-01-15T00:00:00Z' };
    await accept(intentOf({}, { product: { family: 'microsoft-365' }, relationship: { gdap } }));
    world.clock.now = NOW + 60 * DAY;
    expect((await replay({ edition: '2024' })).tickets).toMatchObject([
      { changes: [], reproduction: { reproduced: true } },
    ]);
  });

  it('takes tickets accepted from an instant on and before another, of the caller alone', async () => {
    const [, second = '', third = ''] = await accept(intentOf(), intentOf(), intentOf(), intentOf());
    const idsIn = async (from: number, to: number) =>
      (await replay({ from, to })).tickets.map(({ ticketId }) => ticketId);
    expect(await idsIn(NOW + HOUR, NOW + 3 * HOUR)).toEqual([third, second]);
    expect(await idsIn(NOW + HOUR, NOW + 3 * HOUR + 1)).toHaveLength(3);
    expect(await idsIn(-6e13, 2.5e14)).toHaveLength(4);
    expect(await idsIn(-6e13, -1)).toEqual([]);
    const stranger = { ...CALLER, scope: scopeOf(OTHER) };
    const range = { edition: '2025', from: 0, to: NOW + DAY } as const;
    const foreign = await replayDecisions(world.deps, stranger, range, { size: 50, after: null }, async () => {});
    expect(foreign).toEqual({ tickets: [], last: null });
  });

  it('goes on where the page before ended, until there is none', async () => {
    const ids = await accept(intentOf(), intentOf(), intentOf(), intentOf(), intentOf());
    const seen: string[][] = [];
    let after: string | null = null;
    do {
      const { tickets, last } = await replay({ from: NOW + HOUR }, 2, after);
      seen.push(tickets.map(({ ticketId }) => ticketId));
      after = last;
    } while (after !== null);
    expect(seen.flat()).toEqual(ids.slice(1).reverse());
    expect(seen.every((page) => page.length <= 2)).toBe(true);
  });

  it('ends with the page that passes the beginning of the period', async () => {
    const [, , newest] = await accept(intentOf(), intentOf(), intentOf());
    const { tickets, last } = await replay({ from: NOW + 2 * HOUR }, 2);
    expect([tickets.map(({ ticketId }) => ticketId), last]).toEqual([[newest], null]);
  });

  it('stores nothing', async () => {
    await accept(intentOf());
    const before = structuredClone(world.tickets.rows);
    await replay();
    expect(world.tickets.rows).toEqual(before);
  });
});

describe('the reproduction of a stored decision', () => {
  it('names the version that made it and what differs under today’s rules', async () => {
    await accept(intentOf({}, { relationship: { azureRbac: ['contributor'] } }));
    const { version, digest } = world.deps.config.policies['2024'];
    load({ version: '2', permittedAzureRoles: ['owner'], leastAzureRole: 'owner' });
    const [ticket] = (await replay({ edition: '2024' })).tickets;
    expect(ticket).toMatchObject({
      wouldBe: { code: 'RBAC_ROLE_MISSING' },
      reproduction: { reproduced: false, madeBy: { edition: '2024', version, digest } },
    });
    expect(ticket?.reproduction).toMatchObject({
      differs: expect.arrayContaining(['outcome', 'code', 'leastRole', 'response']),
    });
  });

  it('reads the whole ticket, for rules may look at the long texts', async () => {
    await accept(
      intentOf({ title: 'Web shop is down', description: 'Only the non-production environment is affected.' }),
    );
    const stored = [...world.tickets.rows.values()].map(({ entity }) => String(entity.ticket0));
    expect(stored.join()).toContain('"warnings":[{');
    expect((await replay({ edition: '2024' })).tickets).toMatchObject([{ reproduction: { reproduced: true } }]);
  });

  it('says that nothing differs where another version decides alike', async () => {
    await accept(intentOf());
    load({ version: '2' });
    expect((await replay()).tickets).toMatchObject([{ reproduction: { reproduced: false, differs: [] } }]);
  });

  it('shows a due time that another calendar moves', async () => {
    await accept(HUNGARIAN);
    const usual = DEFAULT_SETTINGS.calendars.default;
    const weekly = { mon: [['13:00', '17:00']], tue: [['09:00', '17:00']] } as typeof usual.weekly;
    load({ calendars: { default: usual, countries: { HUN: { ...usual, weekly } } } });
    const [ticket] = (await replay({ edition: '2024' })).tickets;
    // Two hours from Monday 10:00 in Budapest, and two hours from the new opening at 13:00.
    expect([ticket?.was.dueAt, ticket?.wouldBe.dueAt]).toEqual([NOW + 2 * HOUR, NOW + 5 * HOUR]);
    expect(ticket?.changes).toEqual(['dueAt']);
  });
});
