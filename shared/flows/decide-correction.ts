import { loadIsvContact } from '../adapters/store/isv-contacts.ts';
import { correct } from '../core/ticket/correct.ts';
import type { Act, CallerAct, Redrive } from '../core/ticket/events.ts';
import { ownTime } from '../core/ticket/order.ts';
import type { Ticket } from '../core/ticket/ticket.ts';
import type { Deps } from '../deps.ts';

/** What is to be recorded of a report: as it was sent, but a correction brings along what it makes of the decision. */
export async function decideCorrection(
  deps: Deps,
  ticket: Ticket,
  act: CallerAct | Redrive,
  now: number,
): Promise<Act> {
  if (act.type !== 'details-corrected') return act;
  const { policies } = deps.config;
  const corrected = correct(ticket, act.data, policies[ticket.decision.policy.edition], ownTime(ticket, now));
  const offerId = corrected.decision.channel === 'isv-contact' ? act.data.product?.offerId : undefined;
  const isv = offerId === undefined ? {} : { isv: await loadIsvContact(deps.directory, offerId) };
  return { type: act.type, data: { ...corrected, ...isv } };
}
