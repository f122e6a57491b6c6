import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Caller } from '../auth/authenticate.ts';
import type { Deps } from '../deps.ts';
import type { ServiceSettings } from '../policy/policy.ts';
import { type PreviewedClock, previewClocks } from '../policy/preview.ts';
import { supportCalendar } from '../sla/support-calendar.ts';
import { listTickets, type PageAsked } from '../store/list-tickets.ts';

/**
 * The running clocks of a page of the caller's open tickets, as they are and as they would be had the tickets been
 * accepted under other settings. Stores nothing. Before each ticket `spend` says whether another may be looked at.
 * `last` is the place to go on from, null on the last page.
 */
export async function previewPolicy(
  { tickets: table, now }: Deps,
  { scope }: Caller,
  { calendars, filingMinutes }: ServiceSettings,
  page: PageAsked,
  spend: () => Promise<void>,
): Promise<{ clocks: PreviewedClock[]; last: string | null }> {
  const { tickets, last } = await listTickets(table, scope, page, { shelves: ['open'] });
  const clocks: PreviewedClock[] = [];
  for (const ticket of tickets) {
    await spend();
    const calendar = await supportCalendar(ticket.intent.contact, ticket.createdAt, calendars);
    clocks.push(...previewClocks(ticket, { calendar, filingMinutes }, now()));
    // Another's calendar may take milliseconds for each ticket: other calls get their turn in between.
    await nextTurn();
  }
  return { clocks, last };
}
