import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../../../shared/core/sla/instant.ts';
import { clockSentence } from '../../../shared/core/texts/clock-sentence.ts';
import { en } from '../../../shared/core/texts/en.ts';
import { hu } from '../../../shared/core/texts/hu.ts';
import { accept } from '../../../shared/core/ticket/accept.ts';
import type { Act } from '../../../shared/core/ticket/events.ts';
import { explainClock } from '../../../shared/core/ticket/explain-clock.ts';
import { flagDue, record } from '../../../shared/core/ticket/record.ts';
import type { ClockName, Ticket } from '../../../shared/core/ticket/ticket.ts';
import { accepted, intentOf, type RawIntent } from '../../support/fixtures.ts';
import { at, officeWeek } from '../sla/calendars.ts';

const FRIDAY = at('2026-11-27T15:40+01:00');
const FILED = at('2026-11-27T16:00+01:00');

/** A ticket taken on a Friday afternoon in Berlin. */
function taken(issue: Partial<RawIntent['issue']> = {}): Ticket {
  const { ticket } = accepted(intentOf(issue), FRIDAY);
  return accept({ ...ticket, calendar: { calendar: officeWeek(), assumed: false }, by: 'key:test' }, FRIDAY).ticket;
}

function recorded(ticket: Ticket, act: Act, time: Instant): Ticket {
  const change = record(ticket, { act, at: time, by: 'key:test' }, time);
  if ('refused' in change) throw new Error(change.refused);
  return change.ticket;
}

const filed = (ticket: Ticket): Ticket => recorded(ticket, { type: 'filed', data: { reference: '42' } }, FILED);

function sentences(ticket: Ticket, name: ClockName = 'initial-response'): string[] {
  const clock = ticket.clocks.find((each) => each.name === name);
  if (clock === undefined) throw new Error(`Expected a clock ${name}, found none`);
  const explanation = explainClock(clock, ticket);
  return [en, hu].map((texts) => clockSentence(clock, explanation, texts));
}

describe('the sentence of a clock', () => {
  it('that runs over elapsed time tells both ends in the zone of the contact', () => {
    expect(sentences(filed(taken({ severity: 'A' })))).toEqual([
      'Due on Friday, November 27, 2026 at 18:00 (Europe/Berlin): 2 hours of elapsed time from Friday, November 27, 2026 at 16:00; policy version 1.',
      'Határidő: 2026. november 27., péntek 18:00 (Europe/Berlin), azaz a kezdettől (2026. november 27., péntek 16:00) számított 2 óra folyamatos idő; a szabályzat verziója: 1.',
    ]);
  });

  it('that runs over business hours tells the windows and the days that were skipped', () => {
    expect(sentences(filed(taken({ severity: 'B', language: 'de' })))).toEqual([
      'Due on Monday, November 30, 2026 at 12:00 (Europe/Berlin): 4 hours of open time from Friday, November 27, 2026 at 16:00, in 2 windows; closed on 2 weekly days off; policy version 1.',
      'Határidő: 2026. november 30., hétfő 12:00 (Europe/Berlin), azaz a kezdettől (2026. november 27., péntek 16:00) számított 4 óra nyitvatartási idő, 2 nyitvatartási szakaszban; zárva: 2 heti pihenőnap; a szabályzat verziója: 1.',
    ]);
  });

  it('that waited for the customer tells the pause', () => {
    const paused = recorded(
      filed(taken({ severity: 'B', language: 'de' })),
      { type: 'paused', data: { reason: 'logs' } },
      at('2026-11-27T16:30+01:00'),
    );
    expect(sentences(recorded(paused, { type: 'resumed', data: {} }, at('2026-11-30T10:00+01:00')))).toEqual([
      'Due on Monday, November 30, 2026 at 13:30 (Europe/Berlin): 4 hours of open time from Friday, November 27, 2026 at 16:00, in 2 windows; closed on 2 weekly days off; 1 pause (Nov 27, 2026, 16:30 – Nov 30, 2026, 10:00) stopped the clock for 1 hour 30 minutes; policy version 1.',
      'Határidő: 2026. november 30., hétfő 13:30 (Europe/Berlin), azaz a kezdettől (2026. november 27., péntek 16:00) számított 4 óra nyitvatartási idő, 2 nyitvatartási szakaszban; zárva: 2 heti pihenőnap; 1 szünet (2026. nov. 27. 16:30 – 2026. nov. 30. 10:00) miatt ennyit állt az óra: 1 óra 30 perc; a szabályzat verziója: 1.',
    ]);
  });

  it('that waits for the customer tells since when', () => {
    const time = at('2026-11-27T16:10+01:00');
    expect(
      sentences(recorded(filed(taken({ type: 'billing' })), { type: 'paused', data: { reason: 'logs' } }, time)),
    ).toEqual([
      'Due on Monday, November 30, 2026 at 16:00 (Europe/Berlin): one business day from Friday, November 27, 2026 at 16:00, in 2 windows; closed on 2 weekly days off; the clock has stood still since Nov 27, 2026, 16:10; policy version 1.',
      'Határidő: 2026. november 30., hétfő 16:00 (Europe/Berlin), azaz a kezdettől (2026. november 27., péntek 16:00) számított egy munkanap, 2 nyitvatartási szakaszban; zárva: 2 heti pihenőnap; az óra 2026. nov. 27. 16:10 óta áll; a szabályzat verziója: 1.',
    ]);
  });

  it('that is pending says that it is provisional', () => {
    expect(sentences(taken({ type: 'billing' }))).toEqual([
      'Provisionally due on Monday, November 30, 2026 at 15:40 (Europe/Berlin): one business day from Friday, November 27, 2026 at 15:40, as if filed then, in 2 windows; closed on 2 weekly days off; policy version 1.',
      'Előzetes határidő: 2026. november 30., hétfő 15:40 (Europe/Berlin), azaz a feltételezett beküldéstől (2026. november 27., péntek 15:40) számított egy munkanap, 2 nyitvatartási szakaszban; zárva: 2 heti pihenőnap; a szabályzat verziója: 1.',
    ]);
  });

  it('that was met says when', () => {
    const answered = recorded(filed(taken()), { type: 'answered', data: {} }, at('2026-11-27T16:12:13+01:00'));
    expect(sentences(answered)).toEqual([
      'Met on Friday, November 27, 2026 at 16:12:13, due on Friday, November 27, 2026 at 18:00 (Europe/Berlin): 2 hours of elapsed time from Friday, November 27, 2026 at 16:00; policy version 1.',
      'Teljesítve: 2026. november 27., péntek 16:12:13; határidő: 2026. november 27., péntek 18:00 (Europe/Berlin), azaz a kezdettől (2026. november 27., péntek 16:00) számított 2 óra folyamatos idő; a szabályzat verziója: 1.',
    ]);
  });

  it('that was breached says so', () => {
    expect(sentences(flagDue(taken(), FRIDAY + 3_600_000).ticket, 'filing')).toEqual([
      'Missed, as it was due on Friday, November 27, 2026 at 15:55 (Europe/Berlin): 15 minutes of elapsed time from Friday, November 27, 2026 at 15:40; policy version 1.',
      'Elmulasztott határidő: 2026. november 27., péntek 15:55 (Europe/Berlin), azaz a kezdettől (2026. november 27., péntek 15:40) számított 15 perc folyamatos idő; a szabályzat verziója: 1.',
    ]);
  });

  it('that was cancelled tells what would have been due', () => {
    expect(sentences(recorded(taken(), { type: 'cancelled', data: {} }, FRIDAY), 'filing')).toEqual([
      'Cancelled, otherwise due on Friday, November 27, 2026 at 15:55 (Europe/Berlin): 15 minutes of elapsed time from Friday, November 27, 2026 at 15:40; policy version 1.',
      'Visszavonva; a határidő ez lett volna: 2026. november 27., péntek 15:55 (Europe/Berlin), azaz a kezdettől (2026. november 27., péntek 15:40) számított 15 perc folyamatos idő; a szabályzat verziója: 1.',
    ]);
  });
});

describe('the explanation of a clock', () => {
  const explained = (ticket: Ticket, name: ClockName) =>
    ticket.clocks.filter((clock) => clock.name === name).map((clock) => explainClock(clock, ticket))[0];

  it('leaves out pauses of our own promise, which waits for nobody', () => {
    const paused = recorded(taken(), { type: 'paused', data: { reason: 'logs' } }, FRIDAY);
    const resumed = recorded(paused, { type: 'resumed', data: {} }, FRIDAY + 300_000);
    expect(explained(paused, 'filing')?.heldSince).toBeNull();
    expect(explained(resumed, 'filing')).toMatchObject({ seconds: 900, pauses: { count: 0 } });
  });

  it('leaves out pauses after the answer, which moved nothing', () => {
    const answered = recorded(filed(taken()), { type: 'answered', data: {} }, FILED + 60_000);
    const paused = recorded(answered, { type: 'paused', data: { reason: 'logs' } }, FILED + 120_000);
    expect(explained(paused, 'initial-response')?.heldSince).toBeNull();
    const resumed = recorded(paused, { type: 'resumed', data: {} }, FILED + 600_000);
    expect(explained(resumed, 'initial-response')).toMatchObject({ seconds: 7200, pauses: { count: 0 } });
  });

  it('keeps the pause that the answer ended', () => {
    const paused = recorded(filed(taken()), { type: 'paused', data: { reason: 'logs' } }, FILED + 60_000);
    const answered = recorded(paused, { type: 'answered', data: {} }, FILED + 120_000);
    expect(explained(answered, 'initial-response')).toMatchObject({ seconds: 7200, pauses: { count: 1, seconds: 60 } });
  });

  it('names the version of the policy that promised the time', () => {
    const ticket = taken();
    const { decision } = ticket;
    const older = { ...ticket, decision: { ...decision, policy: { ...decision.policy, version: '2026-07' } } };
    expect(explained(older, 'filing')?.policyVersion).toBe('2026-07');
  });
});
