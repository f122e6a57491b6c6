import { describe, expect, it } from '@jest/globals';
import type { Intent } from '../../../shared/core/decision/intent.ts';
import { HOUR, MINUTE } from '../../../shared/core/sla/instant.ts';
import { type Correction, correct } from '../../../shared/core/ticket/correct.ts';
import { owedBy } from '../../../shared/core/ticket/owed.ts';
import { record } from '../../../shared/core/ticket/record.ts';
import type { Ticket } from '../../../shared/core/ticket/ticket.ts';
import { intentOf, NOW } from '../../support/fixtures.ts';
import { POLICIES } from '../../support/policies.ts';
import { clock, play, take, types } from './play.ts';

const corrected = (ticket: Ticket, correction: Correction, now = NOW + HOUR) => {
  const data = correct(ticket, correction, POLICIES['2024'], now);
  const change = record(ticket, { act: { type: 'details-corrected', data }, by: 'x' }, now);
  if ('refused' in change) throw new Error(change.refused);
  return change;
};
const filed = (intent?: Intent) => play([['filed', 1]], intent).ticket;

describe('details that are corrected', () => {
  it('take the place of what they name, and of nothing else', () => {
    const before = filed();
    const { ticket } = corrected(before, { contact: { phone: '+36 1 999' }, issue: { title: 'Shop is slow' } });
    expect(ticket.intent).toEqual({
      ...before.intent,
      contact: { ...before.intent.contact, phone: '+36 1 999' },
      issue: { ...before.intent.issue, title: 'Shop is slow' },
    });
  });

  it('stand in the event beside what was there before', () => {
    const { events } = corrected(filed(), { customer: { name: 'Contoso Ltd' }, product: { offerId: 'a.b' } });
    expect(events.at(-1)?.data).toMatchObject({
      customer: { name: 'Contoso Ltd' },
      previous: { customer: { name: 'Contoso' }, product: { offerId: null } },
    });
  });

  it('are decided again: warnings follow', () => {
    const intent = intentOf({ severity: 'B', title: 'Test server' });
    expect(filed(intent).decision.warnings).toContainEqual({ code: 'SEVERITY_NON_PRODUCTION' });
    const { ticket } = corrected(filed(intent), { issue: { title: 'Shop', description: 'Down' } });
    expect(ticket.decision.warnings).not.toContainEqual({ code: 'SEVERITY_NON_PRODUCTION' });
    expect(ticket.decidedAt).toBe(ticket.updatedAt);
  });

  it('are decided as of now: the row follows what has become of the relation meanwhile', () => {
    const { ticket } = corrected(filed(), { contact: { email: 'eve@contoso.example' } });
    expect(ticket.decision).toMatchObject({ outcome: 'refuse', code: 'CONTACT_MUST_BE_PARTNER' });
  });

  it('are decided under the edition that decided the ticket', () => {
    const reseller = intentOf({}, { partner: { tenantId: intentOf().partner.tenantId, type: 'indirect-reseller' } });
    const { ticket } = corrected(filed(reseller), { issue: { title: 'Shop' } });
    expect(ticket.decision).toMatchObject({ outcome: 'file', policy: { edition: '2024' } });
  });

  it('restart no clock and owe nobody a message', () => {
    const before = play([
      ['filed', 1],
      ['sweep', 200],
    ]).ticket;
    const { ticket, events } = corrected(before, { contact: { country: 'USA', timeZone: 'America/New_York' } });
    expect(ticket.clocks).toEqual(before.clocks);
    expect(events.flatMap((event) => owedBy(ticket, event))).toEqual([]);
  });

  it('count as given from then on', () => {
    const intent = intentOf({}, { contact: { firstName: 'Anna', lastName: 'Kiss', email: 'a@partner.example' } });
    expect(filed(intent).given).not.toContain('/contact/phone');
    expect(corrected(filed(intent), { contact: { phone: '+36 1 999' } }).ticket.given).toContain('/contact/phone');
  });

  it('stay corrected through a change of severity', () => {
    const { ticket } = corrected(filed(), { issue: { title: 'Shop is slow' } });
    const change = take(ticket, ['severity-changed', 90]);
    expect('ticket' in change && [change.ticket.intent.issue.title, change.ticket.severity]).toEqual([
      'Shop is slow',
      'C',
    ]);
  });

  it('fill the history as notes do', () => {
    const long = () => ({ issue: { description: 'x'.repeat(20_000) } });
    let ticket = filed();
    for (let times = 0; times < 12; times += 1) ({ ticket } = corrected(ticket, long(), NOW + times * MINUTE));
    expect(() => corrected(ticket, long())).toThrow('HISTORY_FULL');
  });
});

describe('a reference that is corrected', () => {
  it.each([
    ['filed', []],
    ['answered', ['answered']],
    ['resolved', ['answered', 'resolved']],
  ] as const)('is known from then on, on a ticket that is %s', (status, more) => {
    const { ticket } = play([
      ['filed', 1],
      ...more.map((type) => [type, 2] as [typeof type, number]),
      ['reference-corrected', 3],
    ]);
    expect([ticket.status, ticket.channelReference]).toEqual([status, 'MS-2']);
  });
});

describe('a claim', () => {
  const by = (name: string, force?: boolean) => ({ type: 'claimed' as const, data: { by: name, force } });
  const held = play([[by('Anna'), 1]]).ticket;

  it.each([
    ['by another is refused', by('Béla'), 'ALREADY_CLAIMED'],
    ['by another with force takes over', by('Béla', true), 'Béla'],
    ['by the same again is taken', by('Anna'), 'Anna'],
  ])('%s', (_, act, is) => {
    const result = take(held, [act, 2]);
    expect('refused' in result ? result.refused : result.ticket.claimedBy).toBe(is);
  });

  it('is free for all once it is released', () => {
    expect(
      play([
        [by('Anna'), 1],
        ['released', 2],
        [by('Béla'), 3],
      ]).ticket.claimedBy,
    ).toBe('Béla');
  });
});

describe('a ticket that failed', () => {
  it('may be filed by hand all the same', () => {
    const failed = { ...play([]).ticket, status: 'failed' as const };
    const change = take(failed, ['filed', 5]);
    if ('refused' in change) throw new Error(change.refused);
    expect([change.ticket.status, clock(change.ticket, 'filing').state]).toEqual(['filed', 'met']);
  });
});

describe('a ticket whose cancellation is undone before its hand-off was ready', () => {
  it('is entrusted to its channel again', () => {
    const change = play([
      ['cancelled', 1],
      ['reopened', 2],
    ]);
    const owed = change.events.slice(-1).flatMap((event) => owedBy(change.ticket, event));
    expect([types(change).at(-1), owed.map(({ queue }) => queue)]).toEqual(['reopened', ['azure-portal']]);
  });

  it('owes its channel nothing where it was ready', () => {
    const change = play([
      ['filed', 1],
      ['cancelled', 2],
      ['reopened', 3],
    ]);
    expect(change.events.slice(-1).flatMap((event) => owedBy(change.ticket, event))).toEqual([]);
  });
});
