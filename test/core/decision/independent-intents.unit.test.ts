import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { intentSchema } from '../../../shared/contract/intent.ts';
import builtIn from '../../../shared/core/decision/built-in-roles.json' with { type: 'json' };
import { decide } from '../../../shared/core/decision/decide.ts';
import { EDITIONS, type Edition } from '../../../shared/core/decision/edition.ts';
import type { Intent } from '../../../shared/core/decision/intent.ts';
import { definePolicy } from '../../../shared/core/decision/policy.ts';
import { saidImpact } from '../../../shared/core/decision/said-impact.ts';
import file from '../../cases/decision-cases.json' with { type: 'json' };
import { POLICIES } from '../../support/policies.ts';
import { SAMPLE } from '../texts/intents.ts';
import { type Changes, intentOf, NOW } from './intents.ts';
import { plainDecision } from './plain/decision.ts';
import { plainFacts } from './plain/facts.ts';
import { LISTS, type Lists } from './plain/roles.ts';

/** What the product decides, as far as the domain fixes it. */
function decided(intent: Intent, edition: Edition, policy = POLICIES[edition], now = NOW) {
  const { row, code, outcome, channel, whoCanFile, leastRole, warnings, fee, response } = decide(intent, {
    edition,
    now,
    policy,
  });
  return {
    row,
    code,
    outcome,
    channel,
    whoCanFile,
    leastRole,
    warnings: warnings.map((one) => one.code),
    fee,
    response,
  };
}

const plainly = (intent: Intent, edition: Edition, lists?: Lists, now = NOW) =>
  plainDecision(plainFacts(intent, edition, now, saidImpact(intent.issue), lists));

const FAMILIES = ['azure', 'entra-id', 'microsoft-365', 'dynamics-365'] as const;
const ENTRA = Object.values(builtIn.entra).flatMap((roles) => Object.entries(roles));
/** Every built-in role by its name and its id, and what is none. */
const SAID = [...ENTRA.flat(), 'wizard'];

/** Each role alone, for each product, without Azure roles and with one that permits nothing. */
const byEntraRole = (role: string): Changes[] =>
  FAMILIES.flatMap((family) =>
    [undefined, ['reader']].map((azureRbac) => ({
      product: { family },
      relationship: { gdap: { status: 'active' as const, roles: [role] }, azureRbac },
    })),
  );

const AZURE_SAID = [
  ...Object.entries(builtIn.azureRbac).flat(),
  'reader',
  'Reader',
  ...[
    '*',
    '*/read',
    'Microsoft.Support/*',
    'microsoft.support/supporttickets/*',
    'Microsoft.Support/supportTickets/write',
  ]
    .concat([
      'Microsoft.Support/supportTickets/read',
      'Microsoft.Supports/*',
      'Microsoft.Support/supportTickets/write/x',
    ])
    .map((action) => ({ role: 'owner', actions: [action] })),
];

const ENDS = [-1, 0, 1, 30 * 86_400 - 1, 30 * 86_400, 30 * 86_400 + 1].map((seconds) =>
  new Date(NOW + seconds * 1000).toISOString(),
);
const GDAPS = (['active', 'expiring', 'expired', 'terminated', 'pending'] as const).flatMap((status) =>
  [undefined, ...ENDS].flatMap((endsAt) =>
    [undefined, true, false].map((autoExtend) => ({ status, endsAt, autoExtend })),
  ),
);

const WALKS: [string, Changes[]][] = [
  ['every role of Entra, by name and id', SAID.flatMap(byEntraRole)],
  [
    'every way to say an Azure role',
    AZURE_SAID.flatMap((said) => [
      { relationship: { azureRbac: [said] } },
      { relationship: { azureRbac: ['reader', said], gdap: null } },
    ]),
  ],
  [
    'every end of a GDAP',
    GDAPS.flatMap((gdap) =>
      FAMILIES.map((family) => ({
        product: { family },
        relationship: { gdap, azureRbac: undefined, reseller: false },
      })),
    ),
  ],
];

describe.each(EDITIONS)('an intent is decided as plainly written in edition %s:', (edition) => {
  it.each(WALKS)('%s', (_what, walk) => {
    for (const changes of walk) {
      const intent = intentOf(changes);
      expect([changes, decided(intent, edition)]).toEqual([changes, plainly(intent, edition)]);
    }
    console.info(`${edition}: ${walk.length.toLocaleString('en')} intents compared`);
  });

  it('any of a sample, and all cases', () => {
    const cases = file.cases.map(({ intent }) => intent as z.input<typeof intentSchema>);
    for (const raw of [...SAMPLE.map(({ rawIntent }) => rawIntent as (typeof cases)[number]), ...cases]) {
      const intent = intentSchema.parse(raw);
      expect([raw, decided(intent, edition)]).toEqual([raw, plainly(intent, edition)]);
    }
  });
});

describe('the comparison of intents', () => {
  const differing = (policy: (typeof POLICIES)['2026'], lists: Lists) =>
    SAID.flatMap(byEntraRole).filter((changes) => {
      const intent = intentOf(changes);
      return JSON.stringify(decided(intent, '2026', policy)) !== JSON.stringify(plainly(intent, '2026', lists));
    });
  const without = (roles: readonly string[], role: string) => roles.filter((other) => other !== role);

  it('finds a role that is missing on either side, and no other', () => {
    const { digest: _, ...settings } = POLICIES['2026'];
    const permittedGdapRoles = without(settings.permittedGdapRoles, 'kaizala-administrator');
    const short = definePolicy({ ...settings, permittedGdapRoles });
    const told = (changes: Changes[]) => new Set(changes.map(({ relationship }) => relationship?.gdap?.roles?.[0]));
    const kaizala = ['Kaizala Administrator', '74ef975b-6605-40af-a5d2-b9539d836353'];
    expect([...told(differing(short, LISTS))]).toEqual(kaizala);
    const azure = without(LISTS.azure, 'desktop-analytics-administrator');
    expect([...told(differing(POLICIES['2026'], { ...LISTS, azure }))][0]).toBe('Desktop Analytics Administrator');
    expect(differing(POLICIES['2026'], LISTS)).toEqual([]);
  });
});
