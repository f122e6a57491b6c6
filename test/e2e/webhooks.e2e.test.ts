import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, OwnStack } from '../../local/stack/own-stack.ts';
import { azureMonitorAlertExample } from '../../shared/contract/webhook-azure-monitor.ts';
import { partnerCenterEventExample } from '../../shared/contract/webhook-partner-center.ts';
import { psaEventExample } from '../../shared/contract/webhook-psa.ts';
import { signWebhook } from '../support/sign-webhook.ts';

let stack: OwnStack;
beforeAll(async () => {
  stack = await OwnStack.start();
});
afterAll(() => stack.stop());

const BODY = JSON.stringify(psaEventExample);
const signed = (id: string, body: string | Uint8Array = BODY) =>
  signWebhook([stack.file.psaSecret], { id, at: Date.now(), body: Buffer.from(body) });
/** Without the demo partner's key: a webhook has nothing but its signature. */
const call = (path: string, body: string | object, headers: Record<string, string> = {}) =>
  ask(stack.file.api, 'POST', `/webhooks/${withPartner(path)}`, body, headers);
const withPartner = (path: string) => `${path}${path.includes('?') ? '&' : '?'}partner=${stack.file.partnerTenantId}`;

describe('webhooks over HTTP', () => {
  it('the service desk’s event is taken once', async () => {
    const headers = signed('msg_1');
    const first = await call('psa', BODY, headers);
    expect([first.status, first.body]).toEqual([202, { id: 'msg_1', duplicate: false }]);
    const again = await call('psa', BODY, headers);
    expect([again.status, again.body]).toEqual([202, { id: 'msg_1', duplicate: true }]);
  });

  it('one event in many copies at once is new once', async () => {
    const headers = signed('msg_race');
    const answers = await Promise.all(Array.from({ length: 8 }, () => call('psa', BODY, headers)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(202));
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1);
  });

  it('Azure Monitor’s alert is taken with the secret in the URL, which no answer repeats', async () => {
    const { monitorSecret } = stack.file;
    const taken = await call(`azure-monitor?secret=${monitorSecret}`, azureMonitorAlertExample);
    expect([taken.status, taken.body.duplicate]).toEqual([202, false]);
    const refused = await call(`azure-monitor?secret=${monitorSecret}`, {});
    expect([refused.status, refused.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(JSON.stringify([taken.body, refused.body])).not.toContain(monitorSecret);
  });

  it.each<[string, () => ReturnType<typeof call>, number]>([
    ['no signature', () => call('psa', BODY), 401],
    ['another body', () => call('psa', BODY.replace('updated', 'deleted'), signed('msg_2')), 401],
    [
      'a partner’s API key in its place',
      () => call('psa', BODY, { authorization: `Bearer ${stack.file.apiKey}` }),
      401,
    ],
    ['another source’s proof', () => call('azure-monitor', azureMonitorAlertExample, signed('msg_3')), 401],
    ['no root for Partner Center', () => call('partner-center', partnerCenterEventExample), 401],
    ['an unknown source', () => call('github', BODY, signed('msg_4')), 404],
    ['a body over 64 KiB', () => call('psa', 'x'.repeat(65_537), signed('msg_5')), 413],
    ['another content type', () => call('psa', BODY, { ...signed('msg_6'), 'content-type': 'text/plain' }), 415],
  ])('is refused: %s', async (_, ask, status) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('the bytes are signed, not their text: what differs only where it isn’t UTF-8 is refused', async () => {
    const [one, other] = [0xff, 0xfe].map((byte) => Buffer.from([0x22, byte, 0x22])) as [Buffer, Buffer];
    const headers = signed('msg_7', one);
    expect(await post(one, headers)).toBe(400);
    expect(await post(other, headers)).toBe(401);
  });
});

/** Posts bytes as they are; answers the status. */
const post = (body: Buffer, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const all = { 'content-type': 'application/json', 'content-length': String(body.length), ...headers };
    const sending = request(
      `${stack.file.api}/webhooks/${withPartner('psa')}`,
      { method: 'POST', headers: all },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
