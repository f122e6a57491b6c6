import { beforeEach, describe, expect, it } from '@jest/globals';
import { decide } from '../../functions/decide.ts';
import { submitBatch } from '../../functions/submit-batch.ts';
import { submitTicket } from '../../functions/submit-ticket.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import { call } from '../support/call.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let authorization: string;
beforeEach(async () => {
  world = makeWorld();
  authorization = `Bearer ${await world.issueKey()}`;
});

const post = async (handler: typeof decide, body: object) => {
  const headers = { authorization, 'content-type': 'application/json' };
  return call(handler(world.deps), { method: 'POST', headers, body: { string: JSON.stringify(body) } });
};

const began = (startedAt: string) => ({ ...intentExample, issue: { ...intentExample.issue, startedAt } });
const AN_HOUR_AHEAD = began('2026-11-23T10:00:00Z');
const LATER = began('2026-11-23T10:00:01Z');

describe('a problem that has yet to begin', () => {
  it.each([
    ['decided', decide, 200],
    ['filed', submitTicket, 202],
  ])('isn’t %s', async (_, handler, status) => {
    const { body } = await post(handler, LATER);
    expect([body.code, body.errors[0].pointer]).toEqual(['VALIDATION_FAILED', '/issue/startedAt']);
    expect((await post(handler, AN_HOUR_AHEAD)).status).toBe(status);
  });

  it.each([
    ['decisions', decide],
    ['results', submitBatch],
  ])('is told in its place among others: %s', async (list, handler) => {
    const { body } = await post(handler, { intents: [AN_HOUR_AHEAD, LATER] });
    const { errors } = body[list][1].problem ?? body[list][1];
    expect(errors).toMatchObject([{ pointer: '/intents/1/issue/startedAt', code: 'STARTED_OUT_OF_RANGE' }]);
  });
});
