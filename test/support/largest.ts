import { intentExample } from '../../shared/contract/intent.ts';
import type { Window } from '../../shared/core/sla/calendar.ts';
import { DAY } from '../../shared/core/sla/instant.ts';
import type { Change } from '../../shared/core/ticket/record.ts';
import { accepted, intentOf, NOW, OTHER, PARTNER, type RawIntent } from './fixtures.ts';

const HOURS: Window[] = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
];
const dates = Array.from({ length: 366 }, (_, day) => new Date(NOW + day * DAY).toISOString().slice(0, 10));
const roles = (kind: string) => Array.from({ length: 100 }, (_, index) => `${kind}-${index}`.padEnd(128, 'x'));

/** As large as a body may be, with something in each column that lists filter by. */
const LARGEST: Partial<RawIntent> = {
  partner: { ...intentExample.partner, tenantId: OTHER, type: 'direct-bill' },
  reference: 'r'.repeat(100),
  customer: {
    ...intentExample.customer,
    domains: Array.from({ length: 90 }, (_, index) => `d${index}.${'x'.repeat(60)}.${'y'.repeat(60)}.example`),
  },
  relationship: { azureRbac: roles('support'), gdap: { status: 'active', roles: roles('gdap') } },
};

export const LARGEST_INTENT = intentOf({ title: 't'.repeat(250), description: 'd'.repeat(20_000) }, LARGEST);

/** A ticket as large as can be, just accepted. */
export function largestTicket(id?: string): Change {
  const { ticket, events } = accepted(LARGEST_INTENT, NOW, id);
  const overrides = Object.fromEntries(dates.map((date) => [date, HOURS]));
  const calendar = { calendar: { ...ticket.calendar.calendar, overrides }, assumed: false };
  return { ticket: { ...ticket, partnerTenantId: PARTNER, calendar }, events };
}
