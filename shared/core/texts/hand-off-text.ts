import { isOwnTenant } from '../decision/facts.ts';
import type { Intent } from '../decision/intent.ts';
import type { Catalogue, TextKey } from './en.ts';
import { fill, type Params } from './fill.ts';

/** What a person pastes into the form. */
export interface HandOffText {
  title: string;
  body: string;
}

export function handOffText(intent: Intent, texts: Catalogue): HandOffText {
  const { customer, issue, contact, product } = intent;
  const { name: customerName = customer.domain ?? customer.tenantId } = customer;
  const line = (key: TextKey, params: Params) => [fill(texts, key, params)];
  const optional = (key: TextKey, name: string, value: string | undefined) =>
    value === undefined ? [] : line(key, { [name]: value });

  const name = `${contact.firstName} ${contact.lastName}`;
  const body = [
    ...line(isOwnTenant(intent) ? 'text.whoOwn' : 'text.who', { name, email: contact.email }),
    ...optional('text.phone', 'phone', contact.phone),
    '',
    ...line('text.customer', { customer: customerName }),
    ...line('text.tenant', { tenantId: customer.tenantId }),
    ...optional('text.subscription', 'subscriptionId', product.subscriptionId),
    ...line('text.product', { product: product.name ?? product.offerId ?? texts[`product.${product.family}`] }),
    '',
    ...line('text.problem', { problem: issue.description ?? issue.title }),
    ...optional('text.since', 'startedAt', issue.startedAt),
    ...line('text.severity', { severity: issue.severity, impact: texts[`impact.${issue.severity}`] }),
    ...optional('text.incident', 'incident', intent.serviceHealth.incidentId),
    ...optional('text.reference', 'reference', intent.reference),
  ];
  return { title: fill(texts, 'text.title', { title: issue.title, customer: customerName }), body: body.join('\n') };
}
