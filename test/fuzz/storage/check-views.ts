import { bearer } from '../../support/fleet.ts';
import { CREDENTIALS } from '../traffic/plan.ts';
import type { Service } from '../traffic/service.ts';
import { TENANTS } from '../traffic/targets.ts';
import type { StoredTicket } from './ticket-shape.ts';

/** How many reads are on their way at a time. */
const WIDTH = 16;

/** What the API shows otherwise than it is stored: each ticket is asked for by itself, and stands in a list. */
export async function checkViews({ fleet, credentials }: Service, tickets: StoredTicket[]): Promise<string[]> {
  const faults: string[] = [];
  const waiting = tickets.values();
  const work = async () => {
    for (const { id, partnerTenantId, status, version } of waiting) {
      const caller = CREDENTIALS[(TENANTS as readonly string[]).indexOf(partnerTenantId)] ?? 'none';
      const headers = bearer(credentials[caller] ?? '');
      const answer = await fleet.call(0, 'GET', `/tickets/${id}`, undefined, headers);
      const shown = [answer.status, answer.body.status];
      // A flag of the sweep may have come since.
      const whole = answer.body.events?.length >= version;
      if (String(shown) !== String([200, status]) || !whole) faults.push(`${id} is shown as ${shown}`);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, work));

  for (const caller of ['all', 'other'] as const) {
    const own = tickets.filter(({ partnerTenantId }) => partnerTenantId === TENANTS[CREDENTIALS.indexOf(caller)]);
    const listed: string[] = [];
    let next: string | undefined = '/tickets?maxpagesize=200';
    while (next !== undefined) {
      const { body } = await fleet.call(0, 'GET', next, undefined, bearer(credentials[caller] ?? ''));
      listed.push(...body.value.map(({ id }: { id: string }) => id));
      next = body.nextLink;
    }
    if (String(listed.sort()) !== String(own.map(({ id }) => id).sort()))
      faults.push(`${listed.length} tickets in the list of ${caller}, ${own.length} stored`);
  }
  return faults;
}
