import { listTickets, type PageAsked } from '../adapters/store/list-tickets.ts';
import type { Caller } from '../core/partner/caller.ts';
import type { ServiceSettings } from '../core/policy/policy.ts';
import { type PreviewedClock, previewClocks } from '../core/policy/preview.ts';
import { supportCalendar } from '../core/sla/support-calendar.ts';
import type { Deps } from '../deps.ts';
import { oneByOne } from './one-by-one.ts';
import { wholeTicket } from './read-ticket.ts';

/**
 * The running clocks of a page of the caller's open tickets, as they are and as they would be had the tickets been
 * accepted under other settings. Stores nothing. Before each ticket `spend` says whether another may be looked at.
 * `last` is the place to go on from, null on the last page.
 */
export async function previewPolicy(
  deps: Deps,
  { scope }: Caller,
  { calendars, filingMinutes }: ServiceSettings,
  page: PageAsked,
  spend: () => Promise<void>,
): Promise<{ clocks: PreviewedClock[]; last: string | null }> {
  const { tickets, last } = await listTickets(deps.tickets, scope, page, { filter: { open: true } });
  const clocks = await oneByOne(tickets, spend, async (listed) => {
    const ticket = await wholeTicket(deps, scope, listed);
    const calendar = await supportCalendar(ticket.intent.contact, ticket.createdAt, calendars);
    return previewClocks(ticket, { calendar, filingMinutes }, deps.now());
  });
  return { clocks: clocks.flat(), last };
}
