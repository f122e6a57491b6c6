import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readIntent } from '../../shared/contract/intent.ts';
import { decide } from '../../shared/core/decision/decide.ts';
import { canonicalJson, sha256 } from '../../shared/hash.ts';
import { validIntents } from '../fuzz/shapes/valid-intents.ts';
import { NOW } from '../support/fixtures.ts';
import { POLICIES } from '../support/policies.ts';

const ID = 'abcdef00-0000-4000-8000-000000000000';
const OTHER = '22222222-2222-4222-8222-222222222222';

/** What a member may mean, and all the ways to write each meaning; undefined leaves the member out. */
const MEMBERS: Record<string, unknown[][]> = {
  '/reference': [
    [undefined, null],
    ['PSA-1', ' PSA-1 '],
  ],
  '/filedBy': [
    [undefined, null, 'partner', 'Partner'],
    ['customer', ' CUSTOMER '],
  ],
  '/partner/tenantId': [[ID, ID.toUpperCase(), ` ${ID}`]],
  '/partner/type': [
    ['direct-bill', 'Direct Bill', 'DIRECT_BILL'],
    ['indirect-reseller', 'Indirect\u00a0reseller'],
  ],
  '/partner/enrollment': [
    [undefined, null, 'paid', 'Paid'],
    ['none', 'NONE'],
  ],
  '/partner/cloud': [
    [undefined, null, 'commercial'],
    ['us-government', 'US Government'],
  ],
  '/partner/ownTenantIds': [
    [undefined, null, []],
    [
      [ID, OTHER],
      [OTHER.toUpperCase(), ID, OTHER],
    ],
  ],
  '/customer/tenantId': [[OTHER, OTHER.toUpperCase()], [ID]],
  '/customer/domain': [
    [undefined, null],
    ['contoso.example', 'CONTOSO.example.', 'contoso。example'],
    ['müller.example', 'xn--mller-kva.example', 'MÜLLER.Example.'],
  ],
  '/customer/domains': [
    [undefined, null, []],
    [
      ['a.example', 'müller.example'],
      ['xn--mller-kva.example.', 'A.example', 'a.EXAMPLE'],
    ],
  ],
  '/relationship/reseller': [[undefined, null], [false]],
  '/relationship/gdap': [
    [undefined],
    [null],
    [{ status: 'active' }, { status: 'Active', roles: null, endsAt: null, autoExtend: null }],
    [
      { status: 'expiring', roles: ['service-support-administrator', 'wizard'], endsAt: '2027-01-01T00:00:00Z' },
      {
        status: 'EXPIRING',
        roles: ['Wizard', 'f023fd81-a637-4b56-95fd-791ac0226033', 'Service Support Administrator'],
        endsAt: '2027-01-01t01:00:00.000+01:00',
      },
    ],
  ],
  '/relationship/azureRbac': [
    [undefined, null],
    [[]],
    [
      ['owner', 'reader'],
      ['Reader', { role: 'OWNER', actions: null }, '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'],
    ],
    [
      [{ role: 'our-desk', actions: ['*/read', 'microsoft.support/*'] }],
      [{ role: 'Our desk', actions: ['Microsoft.Support/*', '*/READ'] }],
    ],
  ],
  '/product/family': [
    ['azure', 'Microsoft Azure'],
    ['microsoft-365', 'Office 365', 'm365'],
  ],
  '/issue/type': [
    ['technical', 'Technical'],
    ['subscription-management', 'Subscription management'],
  ],
  '/issue/topic': [
    [undefined, null],
    ['license-assignment', 'License assignment'],
  ],
  '/issue/severity': [
    ['A', 'a', 'Sev A', 'critical', 'A - Critical impact'],
    ['C', 'Severity C', 'minimal'],
  ],
  '/issue/language': [
    [undefined, null, 'en', 'eng', 'EN'],
    ['hu', 'hun'],
    ['pt-BR', 'PT-br'],
  ],
  '/issue/description': [
    [undefined, null],
    ['a\nb', 'a\r\nb', ' a\rb\n'],
  ],
  '/issue/startedAt': [
    [undefined, null],
    ['2026-11-22T08:30:00Z', '2026-11-22t08:30:00.000z', '2026-11-22T09:30:00+01:00'],
  ],
  '/entitlement/plan': [
    [undefined, null, 'csp', 'CSP'],
    ['unified', 'Unified Support'],
  ],
  '/serviceHealth/checked': [[undefined, null, false], [true]],
  '/contact/email': [
    ['anna@müller.example', 'anna@XN--mller-kva.example.'],
    ['anna@partner.example', 'anna@Partner.Example'],
  ],
  '/contact/phone': [
    ['+36 1 234 5678', 'tel:+36\u00a01\u00a0234\u00a05678'],
    ['+36-1-234-5678', '+36–1–234–5678'],
  ],
  '/contact/country': [
    [undefined, null],
    ['HUN', 'hu', 'Hun'],
  ],
  '/contact/timeZone': [
    [undefined, null],
    ['Europe/Budapest', 'europe/budapest'],
  ],
  '/contact/preferredMethod': [
    [undefined, null],
    ['phone', 'Phone'],
  ],
};

const PLAIN = {
  partner: {},
  customer: {},
  relationship: {},
  product: {},
  issue: { title: 'Web shop is down' },
  entitlement: {},
  serviceHealth: {},
  contact: { firstName: 'Anna', lastName: 'Kiss' },
};

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Which meaning each member has, and how that is written. */
type Written = Record<string, { meaning: number; spelling: number }>;

const written: fc.Arbitrary<Written> = fc.record(
  Object.fromEntries(
    Object.entries(MEMBERS).map(([pointer, meanings]) => [
      pointer,
      fc.record({ meaning: fc.nat(meanings.length - 1), spelling: fc.nat(9) }),
    ]),
  ),
);

function intentOf(members: Written) {
  const body: Record<string, Record<string, unknown>> = structuredClone(PLAIN);
  for (const [pointer, { meaning, spelling }] of Object.entries(members)) {
    const spellings = MEMBERS[pointer]?.[meaning] ?? [];
    const [section = '', name] = pointer.split('/').slice(1);
    const value = spellings[spelling % spellings.length];
    if (value === undefined) continue;
    if (name === undefined) body[section] = value as never;
    else Object.assign(body[section] as object, { [name]: value });
  }
  const intent = readIntent(body, NOW);
  return {
    fingerprint: sha256(canonicalJson(intent)),
    decision: decide(intent, { edition: '2024', now: NOW, policy: POLICIES['2024'] }),
  };
}

const respelt = (one: Written, other: Written): Written =>
  Object.fromEntries(
    Object.entries(one).map(([pointer, { meaning }]) => [
      pointer,
      { meaning, spelling: other[pointer]?.spelling ?? 0 },
    ]),
  );

describe('an intent in its normal form', () => {
  it('is what it is when it is read again', () => {
    fc.assert(
      fc.property(validIntents([ID, OTHER]), (said) => {
        const form = json(readIntent(json(said), NOW));
        expect(json(readIntent(form, NOW))).toStrictEqual(form);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('two ways to write one intent', () => {
  it('are one decision and one fingerprint', () => {
    fc.assert(
      fc.property(written, written, (one, other) => {
        expect(intentOf(respelt(one, other))).toEqual(intentOf(one));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('are another fingerprint as soon as one member means something else', () => {
    const members = Object.keys(MEMBERS).filter((pointer) => (MEMBERS[pointer] ?? []).length > 1);
    fc.assert(
      fc.property(written, fc.constantFrom(...members), fc.nat(), (one, pointer, pick) => {
        const { meaning = 0 } = one[pointer] ?? {};
        const meanings = MEMBERS[pointer]?.length ?? 0;
        const elsewhere = (meaning + 1 + (pick % (meanings - 1))) % meanings;
        const changed = { ...one, [pointer]: { meaning: elsewhere, spelling: pick % 10 } };
        expect(intentOf(changed).fingerprint).not.toBe(intentOf(one).fingerprint);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
