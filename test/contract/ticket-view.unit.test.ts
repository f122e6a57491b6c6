import { describe, expect, it } from '@jest/globals';
import { ticketView } from '../../shared/contract/ticket-view.ts';
import { MINUTE, toRfc3339 } from '../../shared/core/sla/instant.ts';
import { type Catalogue, en } from '../../shared/core/texts/en.ts';
import { hu } from '../../shared/core/texts/hu.ts';
import { type Change, record } from '../../shared/core/ticket/record.ts';
import { play, type Step } from '../core/ticket/play.ts';
import { intentOf, NOW } from '../support/fixtures.ts';
import { POLICIES } from '../support/policies.ts';

const show = ({ ticket, events }: Change, texts: Catalogue = en, now = NOW + 200 * MINUTE) =>
  ticketView(ticket, { events, notifications: [] }, now, { texts, policies: POLICIES, explained: true });

const withoutPhone = (severity: 'A' | 'C') => {
  const { phone: _, ...contact } = intentOf().contact;
  return intentOf({ severity }, { contact });
};
const raise: Step = [{ type: 'severity-changed', data: { severity: 'A' } }, 10];

describe('a ticket whose severity has changed', () => {
  const asA = show(play([], withoutPhone('A')));
  const asC = show(play([], withoutPhone('C')));
  const raised = show(play([raise], withoutPhone('C')));

  it('shows the form and text of the present severity', () => {
    expect(raised.decision.handOff).toEqual(asA.decision.handOff);
    expect(raised.decision.handOff).not.toEqual(asC.decision.handOff);
    expect(raised.issue.severity).toBe('A');
  });

  it('shows the warnings of the present severity, also where they are explained', () => {
    const codes = ({ decision }: typeof raised) => decision.warnings.map(({ code }) => code);
    expect(codes(asC)).not.toContain('SEVERITY_A_NEEDS_PHONE');
    expect(codes(raised)).toContain('SEVERITY_A_NEEDS_PHONE');
    expect(raised.decision.explanation?.warnings).toEqual(asA.decision.explanation?.warnings);
  });

  it('shows the target and the provisional due time of the present severity', () => {
    expect(raised.decision.response).toEqual(asA.decision.response);
    expect(raised.decision.response).toMatchObject({
      targetMinutes: 120,
      provisionalDueAt: toRfc3339(NOW + 120 * MINUTE),
    });
  });

  it('keeps row, code and policy, whatever the rules have come to', () => {
    const { outcome, row, code, policy, fee } = asC.decision;
    expect(raised.decision).toMatchObject({ outcome, row, code, policy, fee });
  });

  it('shows what it did at first once the severity is that again', () => {
    const back = play([raise, [{ type: 'severity-changed', data: { severity: 'C' } }, 20]], withoutPhone('C'));
    expect(show(back).decision).toEqual(asC.decision);
  });
});

describe('a clock that was met in time and told late', () => {
  const change = play([
    ['filed', 1],
    ['sweep', 130],
    ['answered', 140, 100],
  ]);

  it('says so as data, beside the flag that stays', () => {
    expect(show(change).clocks.map(({ state, reportedLate }) => [state, reportedLate])).toEqual([
      ['met', false],
      ['breached', true],
    ]);
  });

  it('says so in its sentence, in both languages', () => {
    expect(show(change).clocks[1]?.sentence).toMatch(
      /^Met in time on Monday, November 23, 2026 at 10:40, but told late, once the breach was flagged; due on /,
    );
    expect(show(change, hu).clocks[1]?.sentence).toMatch(
      /^Határidőn belül teljesítve: .+, de csak a mulasztás megjelölése után jelezték; határidő: /,
    );
  });
});

describe('an event', () => {
  it('shows the person beside the credential; null where none was named', () => {
    const { ticket, events } = play([]);
    const change = record(ticket, { act: { type: 'note', data: { text: 'x' } }, by: 'key:1', actor: 'Kiss Anna' }, NOW);
    if ('refused' in change) throw new Error(change.refused);
    const shown = show({ ...change, events: [...events, ...change.events] }).events;
    expect(shown.map(({ by, actor }) => [by, actor])).toEqual([
      ['key:test', null],
      ['key:1', 'Kiss Anna'],
    ]);
  });
});
