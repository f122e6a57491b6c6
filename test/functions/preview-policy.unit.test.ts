import { HttpRequest, type HttpResponseInit, InvocationContext } from '@azure/functions';
import { expect, it } from '@jest/globals';
import { previewPolicy } from '../../functions/preview-policy.ts';
import { makeApiKey } from '../../shared/auth/api-key.ts';
import { recordEvent } from '../../shared/flows/record-event.ts';
import { submitIntent } from '../../shared/flows/submit-intent.ts';
import { saveKey } from '../../shared/store/api-keys.ts';
import { intentOf, PARTNER, TRACE } from '../support/fixtures.ts';
import { CALLER, makeWorld } from '../support/world.ts';

it('a policy under which a running clock would never end is a fault of the request', async () => {
  const { deps, directory } = makeWorld();
  const { text, stored } = makeApiKey(PARTNER, deps.config.apiKeyPepper);
  await saveKey(directory, stored);
  const submission = { intent: intentOf({ language: 'hu' }), given: [], key: null, traceparent: TRACE };
  const submitted = await submitIntent(deps, CALLER, submission);
  if (submitted.outcome === 'refused') throw new Error(submitted.decided.decision.code);
  const filed = { type: 'filed', data: { reference: 'MS-1' } } as const;
  const report = { ticketId: submitted.ticket.id, act: filed, key: null, ifVersion: null, traceparent: TRACE };
  await recordEvent(deps, CALLER, report);

  const request = new HttpRequest({
    method: 'POST',
    url: 'http://localhost/api/v1/policy/preview',
    headers: { authorization: `Bearer ${text}`, 'content-type': 'application/json' },
    body: { string: JSON.stringify({ calendars: { HUN: { weekly: { mon: [['00:00', '00:00:01']] } } } }) },
  });
  const { status, body } = (await previewPolicy(deps)(request, new InvocationContext())) as HttpResponseInit;
  expect(status).toBe(400);
  const fault = expect.objectContaining({ pointer: '/calendars', code: 'BEYOND_HORIZON' });
  expect(JSON.parse(String(body))).toMatchObject({ code: 'BEYOND_HORIZON', errors: [fault] });
});
