import type { ServiceBusMessage } from '@azure/service-bus';
import { intentExample } from '../../shared/contract/intent.ts';
import type { Canaries } from './canaries.ts';
import { PARTNER, type RawIntent, TRACE } from './fixtures.ts';

/** Makes a canary of a round's input. */
export type Put = (input: string) => string;

/** An intent whose every text is a canary, and that is valid. */
export function filledIntent(canaries: Canaries, round: string) {
  const put: Put = (input) => canaries.text(`${round} ${input}`);
  const guid: Put = (input) => canaries.guid(`${round} ${input}`);
  return {
    reference: put('reference'),
    partner: { ...intentExample.partner, type: 'direct-bill', ownTenantIds: [guid('own tenant')] },
    customer: {
      tenantId: guid('customer tenant'),
      name: put('customer name'),
      domain: `${put('domain')}.example`,
      domains: [`${put('another domain')}.example`],
    },
    relationship: {
      reseller: true,
      subscriptionProvider: true,
      gdap: { status: 'active', roles: ['service-support-administrator', put('GDAP role')] },
      azureRbac: ['support-request-contributor', put('Azure role')],
    },
    product: {
      family: 'azure',
      name: put('product name'),
      subscriptionId: guid('subscription'),
      offerId: put('offer'),
    },
    issue: {
      type: 'technical',
      severity: 'B',
      language: `en-x-${put('language')}`,
      title: put('title'),
      description: `Since the morning: ${put('description')}`,
    },
    entitlement: { plan: 'csp', contractId: put('contract') },
    serviceHealth: { checked: true, incidentId: put('incident') },
    contact: {
      firstName: put('first name'),
      lastName: put('last name'),
      email: `${put('mail')}@${put('mail domain')}.example`,
      phone: `+${canaries.digits(`${round} phone`)}`,
    },
  } satisfies RawIntent;
}

/** An intent that is wrong in every member, each with a canary as its value or within it. */
export const wrongIntent = (put: Put) => ({
  reference: [put('reference')],
  filedBy: put('filedBy'),
  partner: {
    tenantId: put('partner tenant'),
    type: put('partner type'),
    enrollment: put('enrollment'),
    cloud: put('partner cloud'),
    ownTenantIds: [put('own tenant')],
  },
  customer: {
    tenantId: [put('customer tenant')],
    cloud: put('customer cloud'),
    name: { full: put('customer name') },
    domain: put('domain'),
    domains: [`${put('another domain')}..example`],
  },
  relationship: {
    reseller: put('reseller'),
    subscriptionProvider: put('subscription provider'),
    gdap: { status: put('GDAP status'), roles: put('GDAP roles'), endsAt: put('GDAP end') },
    azureRbac: [[put('Azure role')]],
  },
  product: {
    family: put('family'),
    name: put('product name').padEnd(201, 'x'),
    subscriptionId: put('subscription'),
    offerId: `${put('offer')}\u0007`,
  },
  issue: {
    type: put('issue type'),
    breakFix: put('break-fix'),
    severity: put('severity'),
    language: `${put('language')}!`,
    title: put('title').padEnd(251, 'x'),
    description: [put('description')],
    startedAt: put('start'),
  },
  entitlement: { plan: put('plan'), contractId: put('contract').padEnd(101, 'x') },
  serviceHealth: { checked: put('checked'), incidentId: [put('incident')] },
  contact: {
    firstName: [put('first name')],
    lastName: { family: put('last name') },
    email: put('mail'),
    phone: put('phone'),
    country: put('country'),
    timeZone: put('contact time zone'),
    preferredMethod: put('method'),
  },
  surprise: put('unknown member'),
});

/** Headers that a caller, or what stands between it and us, may send with any request. */
export const strayHeaders = (put: Put): Record<string, string> => ({
  'accept-language': `en, ${put('Accept-Language')};q=0.5`,
  'user-agent': put('User-Agent'),
  cookie: `session=${put('Cookie')}`,
  referer: `https://portal.example/${put('Referer')}`,
  'x-ms-client-principal': Buffer.from(JSON.stringify({ userDetails: put('principal') })).toString('base64'),
  'x-ms-client-principal-name': put('principal name'),
  'x-functions-key': put('function key'),
  'x-forwarded-for': put('X-Forwarded-For'),
  'x-forwarded-host': `${put('X-Forwarded-Host')}.example`,
  traceparent: `00-${put('traceparent')}`,
  tracestate: `vendor=${put('tracestate')}`,
  baggage: `user=${put('baggage')}`,
  'x-correlation-id': put('X-Correlation-ID'),
});

/** What a stranger on the bus may send: text, members of the wrong kind, ids of nothing, an id whose row can't be read. */
export function poison(put: Put, unreadable: string): ServiceBusMessage[] {
  const absent = messageOf('0'.repeat(32));
  const wrong = {
    outboxRow: [put('queued outbox row')],
    ticketId: put('queued ticket id'),
    attempt: put('queued attempt'),
  };
  const bodies = [
    put('queued text'),
    { ...absent, outboxId: put('queued outbox id') },
    { ...absent, ...wrong },
    { ...absent, traceparent: put('queued traceparent'), title: put('queued member') },
    absent,
    messageOf(unreadable),
  ];
  return bodies.map((body, index) => {
    const of: Put = (name) => put(`queued ${name} ${index}`);
    return {
      body,
      subject: of('subject'),
      correlationId: of('correlation id'),
      replyTo: of('reply to'),
      applicationProperties: { title: of('property'), traceparent: `00-${of('trace')}`, tracestate: of('state') },
      // The platform logs the id of each message.
      ...(index === 0 && { messageId: put('shown message id') }),
    };
  });
}

const messageOf = (ticketId: string) => ({
  schemaVersion: 1,
  outboxId: `${ticketId}-1-channel`,
  outboxRow: `outbox!2026-01-01T00:00:00.000Z!${ticketId}-1-channel`,
  queueName: 'azure-portal',
  partner: PARTNER,
  ticketId,
  eventSequence: 1,
  attempt: 1,
  traceparent: TRACE,
});
