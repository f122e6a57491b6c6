import { decide } from '../decision/decide.ts';
import type { Decision } from '../decision/decision.ts';
import type { Contact, Intent } from '../decision/intent.ts';
import { givenIn } from '../decision/origins.ts';
import type { Policy } from '../decision/policy.ts';
import type { IsvContact } from '../hand-off/isv-contact.ts';
import type { Instant } from '../sla/instant.ts';
import type { Ticket } from './ticket.ts';

/** What may be corrected of an intent, nested as there. What isn't named stays as it is. */
export type Correction = {
  contact?: Partial<Contact>;
  customer?: Partial<Pick<Intent['customer'], 'name' | 'domain' | 'domains'>>;
  product?: Partial<Pick<Intent['product'], 'name' | 'subscriptionId' | 'offerId'>>;
  issue?: Partial<Pick<Intent['issue'], 'title' | 'description' | 'startedAt'>>;
};

const PARTS = ['contact', 'customer', 'product', 'issue'] as const;

/** A correction as it is recorded: with what stood there before, null for nothing, and what is decided now. */
export type Corrected = Correction & {
  previous: Partial<Record<(typeof PARTS)[number], Record<string, unknown>>>;
  decision: Decision;
  /** How the publisher of the product that is now meant is reached; absent where the correction names no offer. */
  isv?: IsvContact | null;
};

/** Decides a ticket again with details corrected, under the edition that decided it. */
export function correct(ticket: Ticket, correction: Correction, policy: Policy, now: Instant): Corrected {
  const intent = correctedIntent(ticket.intent, correction);
  const decision = decide(intent, { edition: ticket.decision.policy.edition, now, policy });
  return { ...correction, previous: previousOf(ticket.intent, correction), decision };
}

/** The ticket after a correction: nothing of its clocks and its status hangs on what can be corrected. */
export function applyCorrection(ticket: Ticket, corrected: Corrected, decidedAt: Instant): Ticket {
  const { decision, isv = ticket.isv } = corrected;
  const given = [...new Set([...ticket.given, ...givenIn(corrected)])];
  return { ...ticket, intent: correctedIntent(ticket.intent, corrected), given, decision, decidedAt, isv };
}

/** How many characters a correction adds to the history. */
export const lengthOf = ({ decision: _, ...told }: Corrected): number => JSON.stringify(told).length;

const correctedIntent = (intent: Intent, { contact, customer, product, issue }: Correction): Intent => ({
  ...intent,
  contact: { ...intent.contact, ...contact },
  customer: { ...intent.customer, ...customer },
  product: { ...intent.product, ...product },
  issue: { ...intent.issue, ...issue },
});

function previousOf(intent: Intent, correction: Correction): Corrected['previous'] {
  const parts = PARTS.filter((part) => correction[part] !== undefined).map((part) => {
    const before: Record<string, unknown> = { ...intent[part] };
    const names = Object.keys(correction[part] ?? {});
    return [part, Object.fromEntries(names.map((name) => [name, before[name] ?? null]))];
  });
  return Object.fromEntries(parts);
}
