import type { Instant } from '../sla/instant.ts';
import { reached, retarget } from '../ticket/clocks.ts';
import type { ClockName, Ticket } from '../ticket/ticket.ts';

/** A running clock, as it is and as another policy would have it. */
export interface PreviewedClock {
  ticketId: string;
  clock: ClockName;
  dueAt: Instant;
  wouldBeDueAt: Instant;
  /** Whether it would be past due now; a clock that waits for the customer, when that began. */
  wouldBreach: boolean;
}

/** The running clocks of a ticket, had it been accepted with these support hours and filing targets. */
export function previewClocks(ticket: Ticket, other: Pick<Ticket, 'calendar' | 'filingMinutes'>, now: Instant) {
  const changed = { ...ticket, ...other };
  return ticket.clocks
    .filter(({ state }) => state === 'running')
    .map((clock): PreviewedClock => {
      const { dueAt: wouldBeDueAt } = retarget(clock, ticket.severity, changed);
      const wouldBreach = reached(clock, now, ticket) > wouldBeDueAt;
      return { ticketId: ticket.id, clock: clock.name, dueAt: clock.dueAt, wouldBeDueAt, wouldBreach };
    });
}
