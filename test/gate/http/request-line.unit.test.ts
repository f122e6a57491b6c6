import { beforeEach, describe, expect, it } from '@jest/globals';
import { intentExample } from '../../../shared/contract/intent.ts';
import { ask } from '../../support/ask.ts';
import { PARTNER, TRACE } from '../../support/fixtures.ts';
import { makeWorld, type World } from '../../support/world.ts';

const CANARY = 'canary-9c41';
const TRACE_ID = TRACE.split('-')[1];
const traced = { traceparent: TRACE };

let world: World;
let id: string;
beforeEach(async () => {
  world = makeWorld();
  ({ id } = await world.accept());
});

describe('a request leaves one line in the log', () => {
  it('of a read: trace id, operation, status, partner, ticket and milliseconds', async () => {
    const { uptime } = world.deps;
    world.deps.uptime = () => (world.clock.uptime += 3.4);
    const { lines } = await ask(world, 'getTicket', { id, headers: traced });
    world.deps.uptime = uptime;
    expect(lines).toEqual([`${TRACE_ID} getTicket status=200 code=- partner=${PARTNER} ticket=${id} ms=3`]);
  });

  it('of a ticket that is taken, with its new id', async () => {
    const { lines, body } = await ask(world, 'submitTicket', { headers: traced });
    expect(lines).toEqual([`${TRACE_ID} submitTicket status=202 code=- partner=${PARTNER} ticket=${body.id} ms=0`]);
  });

  it('of a problem, with its code', async () => {
    const { lines } = await ask(world, 'recordEvent', { id, body: { type: 'answered' }, headers: traced });
    expect(lines).toEqual([
      `${TRACE_ID} recordEvent status=409 code=EVENT_NOT_ALLOWED partner=${PARTNER} ticket=${id} ms=0`,
    ]);
  });

  it('of a stranger, who is nobody', async () => {
    const { lines } = await ask(world, 'getTicket', { id, headers: { ...traced, authorization: 'none' } });
    expect(lines).toEqual([`${TRACE_ID} getTicket status=401 code=UNAUTHORIZED partner=- ticket=- ms=0`]);
  });

  it('of what is asked of health, and of an answer that the caller has already', async () => {
    expect((await ask(world, 'health', { headers: traced })).lines).toEqual([
      `${TRACE_ID} health status=200 code=- partner=- ticket=- ms=0`,
    ]);
    const { lines } = await ask(world, 'getTicket', { id, headers: { ...traced, 'if-none-match': '*' } });
    expect(lines).toEqual([expect.stringContaining('getTicket status=304')]);
  });
});

describe('the log', () => {
  it.each<[string, Parameters<typeof ask>[1], Parameters<typeof ask>[2]]>([
    ['a wrong intent', 'submitTicket', { body: { [CANARY]: CANARY } }],
    ['what is no JSON', 'submitTicket', { body: CANARY }],
    ['a refusal', 'submitTicket', { body: { ...intentExample, filedBy: 'customer', reference: CANARY } }],
    ['a batch', 'submitBatch', { body: { intents: [{ [CANARY]: 1 }, CANARY] } }],
    ['an id that is none', 'getTicket', { id: CANARY }],
    ['a query', 'listTickets', { query: `?${CANARY}=${CANARY}` }],
    ['a reference that is looked for', 'listTickets', { query: `?reference=${CANARY}` }],
    ['a key', 'submitTicket', { headers: { 'idempotency-key': CANARY } }],
    ['a trace that is none', 'getTicket', { headers: { traceparent: CANARY } }],
    ['a source of webhooks that is none', 'receiveWebhook', { id: CANARY, query: `?secret=${CANARY}`, body: CANARY }],
  ])('has the trace id of every problem, and nothing of what was sent: %s', async (_, name, asked) => {
    const { lines, body } = await ask(world, name, asked);
    const traceIds = [body, ...(body.value ?? []).map(({ problem }: { problem: object }) => problem)].flatMap(
      ({ traceId }) => traceId ?? [],
    );
    for (const traceId of traceIds) expect(lines.join('\n')).toContain(traceId);
    expect(lines).toHaveLength(1);
    expect(lines.join('\n')).not.toContain(CANARY);
  });
});
