import { describe, expect, it } from '@jest/globals';
import { HOUR, MINUTE } from '../../../shared/core/sla/instant.ts';
import { remaining } from '../../../shared/core/ticket/clocks.ts';
import { deadlines } from '../../../shared/core/ticket/deadlines.ts';
import type { Act, CallerAct } from '../../../shared/core/ticket/events.ts';
import { owedBy } from '../../../shared/core/ticket/owed.ts';
import { record } from '../../../shared/core/ticket/record.ts';
import { STATUSES, type Status, type Ticket } from '../../../shared/core/ticket/ticket.ts';
import { accepted, intentOf, NOW } from '../../support/fixtures.ts';
import { ACTS, clock, minutesOf, play, type Step, types } from './play.ts';

describe('which event is allowed when', () => {
  // One legal way into each status that a caller's events can reach.
  const WAYS: Record<Exclude<Status, 'ready' | 'failed'>, Step[]> = {
    accepted: [],
    filed: [['filed', 1]],
    answered: [
      ['filed', 1],
      ['answered', 2],
    ],
    resolved: [
      ['filed', 1],
      ['resolved', 2],
    ],
    cancelled: [['cancelled', 1]],
  };
  const ANYWHERE_OPEN = ['severity-changed', 'details-corrected', 'claimed', 'released', 'paused', 'resumed', 'note'];
  const LEADS: Record<Status, Record<string, Status>> = {
    accepted: { filed: 'filed', cancelled: 'cancelled' },
    ready: { filed: 'filed', cancelled: 'cancelled' },
    filed: { answered: 'answered', resolved: 'resolved', cancelled: 'cancelled' },
    answered: { resolved: 'resolved', cancelled: 'cancelled' },
    resolved: { reopened: 'filed' },
    cancelled: { reopened: 'accepted' },
    failed: { filed: 'filed', cancelled: 'cancelled' },
  };
  const ticketIn = (status: Status): Ticket =>
    status === 'ready' || status === 'failed' ? { ...accepted().ticket, status } : play(WAYS[status]).ticket;

  it.each(STATUSES.flatMap((status) => Object.keys(ACTS).map((type) => [status, type] as const)))(
    'on a ticket that is %s: %s',
    (status, type) => {
      const result = record(ticketIn(status), { act: ACTS[type as CallerAct['type']], by: 'x' }, NOW + 3 * MINUTE);
      const stays =
        type === 'note' || (status !== 'resolved' && status !== 'cancelled' && ANYWHERE_OPEN.includes(type));
      const corrected = type === 'reference-corrected' && ['filed', 'answered', 'resolved'].includes(status);
      const leads = LEADS[status][type] ?? (stays || corrected ? status : 'EVENT_NOT_ALLOWED');
      expect('refused' in result ? result.refused : result.ticket.status).toBe(leads);
    },
  );

  it('a ticket that was answered before it was resolved is answered again when reopened', () => {
    expect(
      play([
        ['filed', 1],
        ['answered', 2],
        ['resolved', 3],
        ['reopened', 4],
      ]).ticket.status,
    ).toBe('answered');
  });

  describe('in a history that is full', () => {
    const long = { type: 'note', data: { text: 'x'.repeat(10_000) } } as const;
    const refusal = (ticket: Ticket, act: Act) => {
      const result = record(ticket, { act, by: 'x' }, NOW);
      return 'refused' in result ? result.refused : null;
    };

    it.each<[status: Status, type: CallerAct['type'], refused: string | null]>([
      ['filed', 'note', 'HISTORY_FULL'],
      ['filed', 'claimed', 'HISTORY_FULL'],
      ['filed', 'released', 'HISTORY_FULL'],
      ['filed', 'paused', 'HISTORY_FULL'],
      ['filed', 'resumed', 'HISTORY_FULL'],
      ['filed', 'severity-changed', 'HISTORY_FULL'],
      ['filed', 'reference-corrected', 'HISTORY_FULL'],
      ['filed', 'details-corrected', 'HISTORY_FULL'],
      ['resolved', 'reopened', 'HISTORY_FULL'],
      ['ready', 'filed', null],
      ['filed', 'answered', null],
      ['answered', 'resolved', null],
      ['filed', 'cancelled', null],
    ])('on %s, %s is %s', (status, type, refused) => {
      const ticket = { ...accepted().ticket, status, version: 1_000 };
      expect([refusal({ ...ticket, version: 999 }, ACTS[type]), refusal(ticket, ACTS[type])]).toEqual([null, refused]);
    });

    it('a pause can still end, and no other can begin', () => {
      const paused = { ...accepted().ticket, status: 'filed' as const, version: 1_000, pausedSince: NOW };
      const change = record(paused, { act: ACTS.resumed, by: 'x' }, NOW);
      if ('refused' in change) throw new Error(change.refused);
      expect(refusal(change.ticket, ACTS.paused)).toBe('HISTORY_FULL');
      expect(refusal(change.ticket, ACTS.resumed)).toBe('HISTORY_FULL');
    });

    it('a note has no room after half a million characters, all else has', () => {
      let { ticket } = accepted();
      for (let notes = 0; notes < 50; notes += 1) {
        const change = record(ticket, { act: long, by: 'x' }, NOW);
        if ('refused' in change) throw new Error(change.refused);
        ({ ticket } = change);
      }
      expect([refusal(ticket, ACTS.note), refusal(ticket, ACTS.claimed)]).toEqual(['HISTORY_FULL', null]);
    });
  });

  it('events are numbered without a gap, and the version counts them', () => {
    const { ticket, events } = play([
      ['note', 1],
      ['filed', 20],
      ['answered', 200],
      ['resolved', 300],
    ]);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(ticket.version).toBe(events.length);
  });
});

describe('the filing clock', () => {
  it.each([
    ['A', 15],
    ['B', 30],
    ['C', 60],
  ] as const)('gives severity %s %i minutes from acceptance', (severity, minutes) => {
    expect(minutesOf(clock(play([], intentOf({ severity })).ticket, 'filing').dueAt)).toBe(minutes);
  });

  it('is met when filed on the instant it is due', () => {
    expect(clock(play([['filed', 15]]).ticket, 'filing')).toMatchObject({ state: 'met', breachedAt: null });
  });

  it('is breached when filed later, and the flag is written with the event', () => {
    const change = play([['filed', 16]]);
    expect(types(change)).toEqual(['accepted', 'breached', 'filed']);
    expect(clock(change.ticket, 'filing')).toMatchObject({ state: 'breached', breachedAt: NOW + 15 * MINUTE });
  });

  it('is not stopped by a pause', () => {
    expect(
      types(
        play([
          ['paused', 5],
          ['sweep', 16],
        ]),
      ),
    ).toContain('breached');
  });
});

describe('the initial-response clock', () => {
  it('waits for the filing, with a provisional due time and nothing to sweep', () => {
    const { ticket } = play([]);
    expect(clock(ticket, 'initial-response')).toMatchObject({ state: 'pending', startedAt: null, warnAt: null });
    expect(minutesOf(clock(ticket, 'initial-response').dueAt)).toBe(120);
    expect(deadlines(ticket).map((deadline) => deadline.clock)).toEqual(['filing', 'filing']);
    expect(remaining(clock(ticket, 'initial-response'), NOW, ticket)).toBeNull();
  });

  it('runs from when it was filed, not from when that was reported', () => {
    const response = clock(play([['filed', 12, 10]]).ticket, 'initial-response');
    expect([minutesOf(response.startedAt), minutesOf(response.warnAt), minutesOf(response.dueAt)]).toEqual([
      10, 100, 130,
    ]);
  });

  it('does not exist where nothing is promised', () => {
    const marketplace = intentOf({}, { product: { family: 'marketplace' } });
    expect(play([], marketplace).ticket.clocks.map(({ name }) => name)).toEqual(['filing']);
  });

  it('takes the target of a new severity from the same start', () => {
    const { ticket } = play([
      ['filed', 10],
      ['severity-changed', 60],
    ]);
    expect(minutesOf(clock(ticket, 'initial-response').dueAt)).toBe(10 + 480);
    expect(ticket.decision.response?.targetMinutes).toBe(120);
  });

  it('keeps one business day whatever the severity', () => {
    const billing = intentOf({ type: 'billing' });
    const before = clock(play([['filed', 10]], billing).ticket, 'initial-response').dueAt;
    const after = clock(
      play(
        [
          ['filed', 10],
          ['severity-changed', 60],
        ],
        billing,
      ).ticket,
      'initial-response',
    ).dueAt;
    expect(after).toBe(before);
  });

  it('is not flagged twice when its severity changes after the breach', () => {
    const change = play([
      ['filed', 1],
      ['sweep', 130],
      ['severity-changed', 140],
      ['sweep', 600],
    ]);
    expect(types(change).filter((type) => type === 'breached')).toHaveLength(1);
  });

  it('stands still while the ticket waits for the customer, and its due time moves by as much', () => {
    const paused = play([
      ['filed', 10],
      ['paused', 60],
    ]).ticket;
    expect(deadlines(paused)).toEqual([]);
    expect(remaining(clock(paused, 'initial-response'), NOW + 70 * MINUTE, paused)).toBeNull();
    const resumed = play([
      ['filed', 10],
      ['paused', 60],
      ['sweep', 500],
      ['resumed', 600],
    ]);
    expect(minutesOf(clock(resumed.ticket, 'initial-response').dueAt)).toBe(130 + 540);
    expect(types(resumed)).not.toContain('breached');
  });

  it('counts a second pause once where it overlaps the first', () => {
    const { ticket } = play([
      ['filed', 10],
      ['paused', 20],
      ['resumed', 40],
      ['paused', 50, 30],
      ['resumed', 60],
    ]);
    expect(minutesOf(clock(ticket, 'initial-response').dueAt)).toBe(130 + 40);
  });

  it('is judged by the answer even while paused', () => {
    const { ticket } = play([
      ['filed', 10],
      ['paused', 60],
      ['answered', 400],
    ]);
    expect(clock(ticket, 'initial-response')).toMatchObject({ state: 'met' });
  });

  it('is met by a resolution in time', () => {
    expect(
      clock(
        play([
          ['filed', 1],
          ['resolved', 100],
        ]).ticket,
        'initial-response',
      ).state,
    ).toBe('met');
  });

  it('does not start again when the ticket is reopened', () => {
    const { ticket } = play([
      ['filed', 1],
      ['resolved', 100],
      ['reopened', 110],
      ['sweep', 10_000],
    ]);
    expect(clock(ticket, 'initial-response')).toMatchObject({ state: 'met', stoppedAt: NOW + 100 * MINUTE });
  });
});

describe('what time alone does', () => {
  it('warns after 75 % and not on the instant itself', () => {
    const at75 = 0.75 * 15;
    expect(types(play([['sweep', at75]]))).toEqual(['accepted']);
    expect(types(play([['sweep', at75 + 0.01]]))).toEqual(['accepted', 'warned']);
  });

  it('warns once and flags a breach once', () => {
    const steps: Step[] = [
      ['sweep', 12],
      ['sweep', 13],
      ['sweep', 16],
      ['sweep', 17],
    ];
    expect(types(play(steps))).toEqual(['accepted', 'warned', 'breached']);
  });

  it('does not warn of what is breached already', () => {
    expect(types(play([['sweep', 16]]))).toEqual(['accepted', 'breached']);
  });

  it('says when the breach happened, not when it was seen', () => {
    const breach = play([['sweep', 180]]).events.at(-1);
    expect(breach).toMatchObject({ at: NOW + 15 * MINUTE, recordedAt: NOW + 180 * MINUTE, by: 'system' });
  });

  it('cancels what is still owed when the ticket is cancelled', () => {
    const { ticket } = play([
      ['cancelled', 5],
      ['sweep', 10_000],
    ]);
    expect(ticket.clocks.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(deadlines(ticket)).toEqual([]);
  });

  it('leaves a breach on a ticket that is cancelled later', () => {
    expect(
      clock(
        play([
          ['sweep', 16],
          ['cancelled', 17],
        ]).ticket,
        'filing',
      ).state,
    ).toBe('breached');
  });

  it('counts down in the clock’s own open seconds, to 0 past due', () => {
    const { ticket } = play([['filed', 0]], intentOf({ type: 'billing' }));
    const response = clock(ticket, 'initial-response');
    expect(remaining(response, NOW, ticket)).toBe((8 * HOUR) / 1_000);
    expect(remaining(response, NOW + 10 * HOUR, ticket)).toBe(0);
    expect(remaining(response, NOW + 100 * HOUR, ticket)).toBe(0);
  });
});

describe('the messages that a change owes', () => {
  it('are the channel’s work and a notification for an acceptance', () => {
    const { ticket, events } = accepted();
    expect(events.flatMap((event) => owedBy(ticket, event)).map(({ queue }) => queue)).toEqual([
      'azure-portal',
      'notifications',
    ]);
  });

  it('are one notification for a breach, with an id that follows from the fact', () => {
    const { ticket, events } = play([['sweep', 16]]);
    const owed = events.slice(-1).flatMap((event) => owedBy(ticket, event));
    expect(owed).toEqual([expect.objectContaining({ outboxId: `${ticket.id}-2-notify`, queue: 'notifications' })]);
  });

  it('are none for a note', () => {
    const { ticket, events } = play([['note', 1]]);
    expect(events.slice(1).flatMap((event) => owedBy(ticket, event))).toEqual([]);
  });
});
