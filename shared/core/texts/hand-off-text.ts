import { isOwnTenant } from '../decision/facts.ts';
import type { Intent } from '../decision/intent.ts';
import { customerName, titleOf } from '../hand-off/title.ts';
import type { Catalogue, TextKey } from './en.ts';
import { fill, type Params } from './fill.ts';

/** What a person pastes into the form. */
export interface HandOffText {
  title: string;
  body: string;
}

/** In the language that the request is to be answered in, whoever reads the rest. */
export const handOffText = (intent: Intent, texts: Catalogue): HandOffText =>
  textOf(intent, isOwnTenant(intent) ? 'text.whoOwn' : 'text.who', texts);

/** The same for whoever files a refused request instead. */
export const referralText = (intent: Intent, texts: Catalogue): HandOffText => textOf(intent, 'text.whoAsks', texts);

function textOf(intent: Intent, who: 'text.who' | 'text.whoOwn' | 'text.whoAsks', texts: Catalogue): HandOffText {
  const { customer, issue, contact, product } = intent;
  const line = (key: TextKey, params: Params) => [fill(texts, key, params)];
  const optional = (key: TextKey, name: string, value: string | undefined) =>
    value === undefined ? [] : line(key, { [name]: value });

  const own = isOwnTenant(intent);
  const { firstName, lastName } = contact;
  const name = fill(texts, 'text.name', { firstName, lastName });
  const body = [
    ...line(who, { name, email: contact.email }),
    ...optional('text.phone', 'phone', contact.phone),
    '',
    ...(own ? [] : optional('text.customer', 'customer', customerName(intent))),
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
  return { title: titleOf(intent), body: body.join('\n') };
}
