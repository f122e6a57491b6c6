import type { Intent } from '../decision/intent.ts';

/** What the customer is called, where anything but its tenant's id is known. */
export const customerName = ({ customer }: Intent): string | undefined => customer.name ?? customer.domain;

/** The request's title, in the form and in the text alike. */
export const titleOf = (intent: Intent): string =>
  `${intent.issue.title} (${customerName(intent) ?? intent.customer.tenantId})`;
