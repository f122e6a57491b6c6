import { describe, expect, it } from '@jest/globals';
import { decisionView, type Reader } from '../../shared/contract/decision-view.ts';
import { intentExample, intentSchema } from '../../shared/contract/intent.ts';
import { ticketView } from '../../shared/contract/ticket-view.ts';
import { FEATURE_NAMES } from '../../shared/core/decision/features.ts';
import { givenIn } from '../../shared/core/decision/origins.ts';
import { DEFAULT_SETTINGS, definePolicies } from '../../shared/core/policy/policy.ts';
import { en } from '../../shared/core/texts/en.ts';
import { hu } from '../../shared/core/texts/hu.ts';
import { accept } from '../../shared/core/ticket/accept.ts';
import { decideIntent } from '../../shared/flows/decide-intent.ts';
import { NOW, type RawIntent } from '../support/fixtures.ts';

const policies = definePolicies(DEFAULT_SETTINGS);
const COMPACT: Reader = { texts: en, policies, explained: false };
const FULL: Reader = { ...COMPACT, explained: true };

async function partsOf(change: Partial<RawIntent> = {}) {
  const request = { ...intentExample, ...change };
  const decided = await decideIntent(intentSchema.parse(request), policies['2024'], NOW);
  return { ...decided, given: givenIn(request) };
}

/** Azure without GDAP, which the later edition refuses. */
const NO_GDAP: Partial<RawIntent> = { relationship: { gdap: null } };

describe('a decision', () => {
  it('names the editions that decide otherwise, and why, in the reader’s language', async () => {
    const { otherEditions, referral } = decisionView(await partsOf(NO_GDAP), COMPACT);
    expect(otherEditions).toEqual([
      {
        edition: '2026',
        outcome: 'refuse',
        channel: null,
        code: 'AZURE_NEEDS_GDAP',
        row: 22,
        reason: expect.stringContaining('have Support Request Contributor granted directly'),
      },
    ]);
    expect(referral).toBeNull();
    const told = decisionView(await partsOf(NO_GDAP), { ...COMPACT, texts: hu }).otherEditions;
    expect(told[0]?.reason).toMatch(/^A partnernek nincs érvényes/);
    expect(decisionView(await partsOf(), COMPACT).otherEditions).toEqual([]);
  });

  it('of a ticket that was stored before editions were compared names none', async () => {
    const parts = await partsOf(NO_GDAP);
    const { otherEditions: _, ...decision } = parts.decision;
    const view = decisionView({ ...parts, decision: decision as typeof parts.decision }, COMPACT);
    expect(view.otherEditions).toEqual([]);
  });

  it('to refuse says where to go instead', async () => {
    const change = {
      partner: { ...intentExample.partner, type: 'advisor' },
      issue: { ...intentExample.issue, type: 'billing' },
    };
    const { handOff, referral } = decisionView(await partsOf(change as Partial<RawIntent>), COMPACT);
    expect(handOff).toBeNull();
    expect(referral).toMatchObject({
      to: ['direct-bill', 'indirect-provider'],
      needs: [{ code: 'PROVIDER_GDAP' }, { code: 'PROVIDER_RBAC' }],
      text: { body: expect.stringContaining('Please file this request with Microsoft.') },
    });
  });

  it('is compact unless it is asked for in full', async () => {
    expect(decisionView(await partsOf(), COMPACT)).not.toHaveProperty('explanation');
    expect(decisionView(await partsOf(), FULL).explanation?.facts).toHaveLength(FEATURE_NAMES.length - 1);
  });

  it('says in full which facts were given and which assumed, and which row failed at what', async () => {
    const { explanation } = decisionView(await partsOf(), FULL);
    expect(explanation?.rules).toMatchObject({ edition: '2024', same: true });
    expect(explanation?.facts).toEqual(
      expect.arrayContaining([
        { feature: 'severity', value: 'A', origin: 'given', message: 'severity: A, as the request says.' },
        {
          feature: 'plan',
          value: 'csp',
          origin: 'defaulted',
          message: 'support plan: Cloud Solution Provider (CSP), assumed since the request doesn’t say.',
        },
        {
          feature: 'gdap',
          value: 'unknown',
          origin: 'unknown',
          message: 'delegated admin privileges (GDAP): not known, since the request doesn’t say.',
        },
      ]),
    );
    expect(explanation?.rows[6]).toEqual({
      row: 7,
      code: 'OWN_TENANT_NEEDS_PLAN',
      lines: 'L11, L89-91',
      failed: { feature: 'tenant', expected: ['own'], found: 'customer' },
      message:
        'Row 7 (L11, L89-91) doesn’t hold: it asks for owner of the tenant: the partner itself; found: the customer.',
    });
    expect(explanation?.rows.at(-1)).toMatchObject({
      row: 18,
      failed: null,
      message: `Row 18 (L46-53) holds and decides: ${en['reason.AZURE_PORTAL']}`,
    });
  });

  it('says in full what would unblock a channel, and where a warning comes from, in the reader’s language', async () => {
    const refused = await partsOf({ filedBy: 'customer' });
    const { explanation } = decisionView(refused, { ...FULL, texts: hu });
    expect(explanation?.channels[0]).toEqual({
      channel: 'azure-portal',
      code: 'CUSTOMER_CANNOT_FILE',
      message: hu['reason.CUSTOMER_CANNOT_FILE'],
      unblockedBy: [
        { feature: 'filedBy', value: 'partner', message: 'Elérhetővé válna, ha ez állna fenn – a beküldő: a partner.' },
      ],
    });
    const warned = await partsOf({ serviceHealth: { checked: false } });
    expect(decisionView(warned, { ...FULL, texts: hu }).explanation?.warnings).toEqual([
      {
        code: 'CHECK_SERVICE_HEALTH',
        lines: 'L19-25',
        because: { row: 18, issueType: 'technical', serviceHealth: 'unchecked' },
        message: hu['warning.CHECK_SERVICE_HEALTH'],
      },
    ]);
  });

  it('tells in Hungarian what a row asks for and what it found, so that both can be told apart', async () => {
    const { explanation } = decisionView(await partsOf(), { ...FULL, texts: hu });
    expect(explanation?.rows[0]?.message).toBe(
      'A(z) 1. sor (L3) nem teljesül – a partner és az ügyfél felhője: az elvárt érték „kínai is van köztük”, a tényleges „azonos”.',
    );
    expect(explanation?.facts.find(({ feature }) => feature === 'breakFix')?.message).toBe(
      'törésjavítás (break-fix): igen, alapértelmezés szerint, mert a kérés nem adja meg.',
    );
  });

  it('says so when other rules explain than those that decided', async () => {
    const parts = await partsOf();
    const later = definePolicies({ ...DEFAULT_SETTINGS, version: '2' });
    const { explanation } = decisionView(parts, { ...FULL, policies: later });
    expect(explanation?.rules).toMatchObject({
      same: false,
      message: 'Decided by version 1 of the rules; explained by version 2, which is loaded now.',
    });
  });

  it('is linked by the templates of the policy in force', async () => {
    const { commercial } = DEFAULT_SETTINGS.links;
    const links = {
      ...DEFAULT_SETTINGS.links,
      commercial: { ...commercial, start: 'https://start.example/{tenantId}' },
    };
    const view = decisionView(await partsOf(), {
      ...COMPACT,
      policies: definePolicies({ ...DEFAULT_SETTINGS, links }),
    });
    expect(view.handOff?.start).toMatch(/^https:\/\/start\.example\//);
  });
});

describe('a stored ticket', () => {
  it('still knows what was given and what was assumed', async () => {
    const { ticket, events } = accept(
      { ...(await partsOf()), id: '0', partnerTenantId: 'p', fingerprint: 'f', by: 'key:test' },
      NOW,
    );
    const stored = JSON.parse(JSON.stringify(ticket));
    const { decision } = ticketView(stored, { events, notifications: [] }, NOW, FULL);
    const origins = Object.fromEntries(
      decision.explanation?.facts.map(({ feature, origin }) => [feature, origin]) ?? [],
    );
    expect(origins).toMatchObject({ severity: 'given', plan: 'defaulted', enrollment: 'defaulted', gdap: 'unknown' });
  });
});
