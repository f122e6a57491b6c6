import { azureMonitorAlertExample } from '../../shared/contract/webhook-azure-monitor.ts';
import { partnerCenterEventExample } from '../../shared/contract/webhook-partner-center.ts';
import { psaEventExample } from '../../shared/contract/webhook-psa.ts';
import type { Put } from './canary-inputs.ts';
import type { Place, RefusedCall } from './canary-refusals.ts';

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Credentials that prove nobody. */
export function credentials({ keyId }: Place, put: Put): RefusedCall[] {
  const refused = (call: string, authorization: string, status = 401): RefusedCall => ({
    call,
    status,
    method: 'GET',
    path: '/tickets',
    headers: { authorization },
  });
  const token = [
    base64({ alg: 'RS256', typ: 'JWT', kid: put('key id of a token') }),
    base64({ sub: put('claim') }),
    put('signature of a token'),
  ].join('.');
  return [
    refused('a bearer that is nothing', `Bearer ${put('bearer')}`),
    refused('Basic', `Basic ${Buffer.from(`user:${put('password')}`).toString('base64')}`),
    refused('a key with another secret', `Bearer tik_${keyId}_${put('secret of a key').padEnd(43, 'x')}`),
    refused('a key that isn’t there', `Bearer tik_${'0'.repeat(16)}_${put('secret of no key').padEnd(43, 'x')}`),
    refused('a token while no key can be had', `Bearer ${token}`, 503),
  ];
}

/** Messages of sources, without a proof or without the source's shape. */
export function webhooks({ partner, sign, monitorSecret }: Place, put: Put): RefusedCall[] {
  const refused = (call: string, status: number, path: string, body: unknown, headers = {}): RefusedCall => ({
    call: `webhook: ${call}`,
    status,
    method: 'POST',
    path: `/webhooks/${path}`,
    body,
    headers,
  });
  const named = `partner=${partner}`;
  const shapeless = JSON.stringify({
    type: { name: put('desk’s type') },
    timestamp: put('desk’s time'),
    data: put('desk’s data'),
  });
  const noJson = put('signed text');
  const { essentials } = azureMonitorAlertExample.data;
  return [
    refused(
      'an unsigned message of the desk',
      401,
      `psa?${named}`,
      { ...psaEventExample, data: { note: put('unsigned data') } },
      {
        'webhook-id': put('webhook-id'),
        'webhook-timestamp': String(Math.floor(Date.now() / 1_000)),
        'webhook-signature': `v1,${put('webhook-signature')}`,
      },
    ),
    refused('a partner that isn’t one', 401, `psa?partner=${put('query webhook partner')}`, psaEventExample),
    refused('a shapeless message of the desk', 400, `psa?${named}`, shapeless, sign(shapeless)),
    refused('a signed text that is no JSON', 400, `psa?${named}`, noJson, sign(noJson)),
    refused(
      'an alert with another secret',
      401,
      `azure-monitor?${named}&secret=${put('query webhook secret')}`,
      azureMonitorAlertExample,
    ),
    refused('an alert with another token', 401, `azure-monitor?${named}`, azureMonitorAlertExample, {
      authorization: `Bearer ${put('token of an alert')}`,
    }),
    refused('a shapeless alert', 400, `azure-monitor?${named}&secret=${monitorSecret}`, {
      ...azureMonitorAlertExample,
      data: {
        essentials: { ...essentials, alertRule: [put('alert rule')], monitorCondition: [put('condition')] },
        alertContext: put('alert context'),
      },
    }),
    refused(
      'Partner Center',
      401,
      'partner-center',
      { ...partnerCenterEventExample, ResourceName: put('resource name'), ResourceUri: put('resource') },
      {
        authorization: `Signature ${put('signature of Partner Center')}`,
        'x-ms-certificate-url': `https://${put('certificate')}.example/`,
        'x-ms-signature-algorithm': put('algorithm'),
      },
    ),
  ];
}
