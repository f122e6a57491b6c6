import { beforeEach, describe, expect, it } from '@jest/globals';
import { recordEvent } from '../../functions/record-event.ts';
import { call } from '../support/call.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let id: string;
let key: string;
beforeEach(async () => {
  world = makeWorld();
  key = await world.issueKey();
  ({ id } = await world.accept());
});

const post = (event: object, headers: Record<string, string> = {}) =>
  call(recordEvent(world.deps), {
    method: 'POST',
    params: { id },
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body: { string: JSON.stringify(event) },
  });

describe('a correction that the table refuses', () => {
  it('is answered 422 with the decision, in the reader’s language', async () => {
    const correction = { type: 'details-corrected', contact: { email: 'eve@contoso.example' } };
    const { status, body } = await post(correction, { 'accept-language': 'hu' });
    expect([status, body.code, body.decision.code]).toEqual([422, 'NOT_ELIGIBLE', 'CONTACT_MUST_BE_PARTNER']);
    expect(body.detail).toBe(body.decision.reason);
    expect(body.decision).toMatchObject({ outcome: 'refuse', channel: null, handOff: null, response: null });
  });
});

describe('a correction', () => {
  it('is seen in the answer: facts, form, text and event', async () => {
    const { status, body } = await post({
      type: 'details-corrected',
      customer: { name: 'Contoso Ltd' },
      issue: { title: 'Shop is slow' },
      actor: 'Kiss Anna',
    });
    expect([status, body.customer.name, body.issue.title]).toEqual([200, 'Contoso Ltd', 'Shop is slow']);
    expect(body.decision.handOff.form).toContainEqual({
      field: 'title',
      label: 'Summary',
      value: 'Shop is slow (Contoso Ltd)',
    });
    expect(body.decision.handOff.text.body).toContain('Contoso Ltd');
    expect(body.events.at(-1)).toMatchObject({
      type: 'details-corrected',
      actor: 'Kiss Anna',
      data: { previous: { customer: { name: 'Contoso' } } },
    });
  });
});

describe('a correction of when it began', () => {
  it('lies no more than an hour ahead', async () => {
    const began = (startedAt: string) => post({ type: 'details-corrected', issue: { startedAt } });
    const refused = await began('2026-11-23T10:00:01Z');
    expect([refused.status, refused.body.errors[0]]).toMatchObject([
      400,
      { pointer: '/issue/startedAt', code: 'STARTED_OUT_OF_RANGE' },
    ]);
    expect((await began('2026-11-23T10:00:00Z')).status).toBe(200);
  });
});

describe('a claim that another holds', () => {
  it('is answered 409, and taken over by force', async () => {
    await post({ type: 'claimed', by: 'Anna' });
    const refused = await post({ type: 'claimed', by: 'Béla' });
    expect([refused.status, refused.body.code]).toEqual([409, 'ALREADY_CLAIMED']);
    const forced = await post({ type: 'claimed', by: 'Béla', force: true });
    expect([forced.status, forced.body.claimedBy]).toEqual([200, 'Béla']);
  });
});

describe('a time before what the event follows', () => {
  it('is answered 400 with the first that it can be', async () => {
    world.clock.now += 600_000;
    await post({ type: 'filed', reference: 'MS-1' });
    const { status, body } = await post({ type: 'answered', at: new Date(world.clock.now - 120_000).toISOString() });
    expect([status, body.code]).toEqual([400, 'AT_OUT_OF_RANGE']);
    expect(body.detail).toContain('2026-11-23T09:10:00Z');
  });
});

describe('two equal events at once under one key', () => {
  it('are answered alike: with the event, and its ETag', async () => {
    const filed = () => post({ type: 'filed', reference: 'MS-1' }, { 'idempotency-key': 'k' });
    const answers = await Promise.all([filed(), filed(), filed()]);
    expect(answers.map(({ status, headers, body }) => [status, headers.get('etag'), body.status])).toEqual(
      answers.map(() => [200, '"2"', 'filed']),
    );
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(2);
  });
});
