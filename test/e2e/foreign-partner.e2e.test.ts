import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { calculationExample } from '../../shared/contract/calculation.ts';
import type { eventSchema } from '../../shared/contract/event.ts';
import { methodsOf } from '../../shared/contract/operations.ts';
import {
  COURSES,
  CREDENTIALS,
  INTRUDER,
  intentBy,
  KNOWN,
  OWNER,
  OWNERS_CUSTOMER,
  ownersKey,
  PREVIEW,
  REPLAY,
  STATUSES,
  type Stage,
  type Status,
  setStage,
} from '../support/foreign-partner.ts';
import { registeredRoutes } from '../support/registered-routes.ts';

// Broken object level authorization: one partner's credential, another partner's rows.
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.stop());

const ROUTES = registeredRoutes();
const PATHS = [...new Set(ROUTES.map(({ path }) => path))];
const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const BODILESS = ['GET', 'HEAD', 'OPTIONS'];

/** Bodies that a route finds no fault with, so that nothing but the scope stands between the caller and the rows. */
const BODIES: Record<string, unknown> = {
  '/tickets': intentBy(INTRUDER),
  '/tickets/batch': { intents: [intentBy(INTRUDER)] },
  '/tickets/{id}/events': { type: 'note', text: 'Let me in' },
  '/decisions': intentBy(INTRUDER),
  '/decisions/replay': REPLAY,
  '/policy/preview': PREVIEW,
  '/sla/calculate': calculationExample,
};

/** How a ticket of another partner is told to each. */
const FOREIGN = { 'a key': 404, 'a key of an administrator': 404, 'a key without roles': 403, 'no key': 401 };
const FOR_ADMINISTRATORS = { ...FOREIGN, 'a key': 403 };
const REFUSED = [401, 403, 404];

const hasId = (path: string) => path.includes('{id}');
const isRegistered = (verb: string, path: string) =>
  ROUTES.some((route) => route.path === path && methodsOf(route.method).some((method) => method === verb));
const CELLS = PATHS.flatMap((path) =>
  (hasId(path) ? STATUSES : [null]).flatMap((status) =>
    VERBS.flatMap((verb) =>
      CREDENTIALS.map((as) => {
        const title = `${verb} ${path}${status === null ? '' : ` of one that is ${status}`}, with ${as}`;
        return { title, path, status, verb, as };
      }),
    ),
  ),
);

function pathOf(template: string, status: Status | null): string {
  const path = template.replace('{id}', status === null ? '{id}' : stage.ids[status]).replace('{source}', 'psa');
  if (path.includes('{')) throw new Error(`expected to know what to put into ${path}`);
  return path;
}

type PostedEvent = z.input<typeof eventSchema>;
/** One of each type that the contract knows. */
const EVENTS: { [Type in PostedEvent['type']]: Extract<PostedEvent, { type: Type }> } = {
  filed: { type: 'filed', reference: 'MS-1' },
  'reference-corrected': { type: 'reference-corrected', reference: 'MS-2' },
  'details-corrected': { type: 'details-corrected', issue: { title: 'Let me in' } },
  answered: { type: 'answered' },
  'severity-changed': { type: 'severity-changed', severity: 'C' },
  resolved: { type: 'resolved' },
  reopened: { type: 'reopened' },
  cancelled: { type: 'cancelled' },
  note: { type: 'note', text: 'Let me in' },
  claimed: { type: 'claimed', by: 'Me' },
  released: { type: 'released' },
  paused: { type: 'paused', reason: 'Because' },
  resumed: { type: 'resumed' },
};
const REPORTS = Object.values(EVENTS).flatMap((event) =>
  STATUSES.flatMap((status) => KNOWN.map((as) => ({ as, status, event }))),
);

describe('the look at answers and at the table service', () => {
  it('sees what the owner itself is shown, and what is read for it', async () => {
    const { status, leaks } = await stage.ask('the owner’s key', 'GET', `/tickets/${stage.ids.filed}`);
    expect(status).toBe(200);
    expect(leaks).toContain('the answer holds quokka');
    expect(leaks).toContainEqual(expect.stringMatching(/^a table answers with quokka: GET .*RowKey='ticket!/));
    expect(leaks).toContainEqual(expect.stringMatching(/^a table is asked about 0a0a.*: GET .*RowKey='ticket!/));
    expect(leaks).toContainEqual(expect.stringMatching(/^a read goes too far: GET .*RowKey ge 'event!/));
  });

  it('goes over two hundred cells at least', () => {
    expect(CELLS.length + REPORTS.length).toBeGreaterThanOrEqual(200);
  });
});

describe('every route, verb and credential', () => {
  it.each(CELLS)('$title', async ({ as, verb, path, status }) => {
    const body = BODILESS.includes(verb) ? undefined : (BODIES[path] ?? {});
    const answer = await stage.ask(as, verb, pathOf(path, status), body);
    expect(answer.leaks).toEqual([]);
    if (!isRegistered(verb, path)) expect(REFUSED).toContain(answer.status);
    else if (hasId(path)) expect(answer.status).toBe(path.endsWith('/redrive') ? FOR_ADMINISTRATORS[as] : FOREIGN[as]);
    // What names no ticket is answered for the caller itself; other tests say how.
    else expect(answer.status).not.toBe(500);
  });
});

describe('every event on every ticket of another partner', () => {
  it.each(REPORTS)('$event.type on one that is $status, with $as', async ({ as, status, event }) => {
    const answer = await stage.ask(as, 'POST', `/tickets/${stage.ids[status]}/events`, event);
    expect(answer.leaks).toEqual([]);
    expect(answer.status).toBe(FOREIGN[as]);
  });
});

describe('another partner, to the mightiest key', () => {
  const as = 'a key of an administrator';
  const foreign = intentBy(OWNER);
  const mismatch = { status: 403, code: 'PARTNER_MISMATCH' };

  it.each([
    ['/tickets', foreign, mismatch],
    ['/tickets/batch', { intents: [foreign] }, { results: [{ status: 403, problem: mismatch }] }],
    ['/decisions', foreign, mismatch],
    ['/decisions', { intents: [foreign] }, { decisions: [mismatch] }],
  ])('can not be named in an intent: %s', async (path, intents, refusal) => {
    const { body, leaks } = await stage.ask(as, 'POST', path, intents);
    expect(body).toMatchObject(refusal);
    expect(leaks).toEqual([]);
  });

  it.each(['', '?status=filed', '?status=cancelled', '?severity=A&product=azure&maxpagesize=200'])(
    'is in no list: /tickets%s',
    async (query) => {
      const { status, body, leaks } = await stage.ask(as, 'GET', `/tickets${query}`);
      const partners = body.value.map(({ partnerTenantId }: { partnerTenantId: string }) => partnerTenantId);
      expect(status).toBe(200);
      expect(partners.filter((partner: string) => partner !== INTRUDER)).toEqual([]);
      expect(leaks).toEqual([]);
    },
  );

  it('is not found by its customer', async () => {
    const { status, body, leaks } = await stage.ask(as, 'GET', `/tickets?customer=${OWNERS_CUSTOMER}`);
    expect([status, body]).toEqual([200, { value: [] }]);
    expect(leaks).toEqual([]);
  });

  it.each([
    ['list', 'GET', undefined],
    ['replay', 'POST', REPLAY],
    ['preview', 'POST', PREVIEW],
  ] as const)('has links that lead nowhere: %s', async (name, method, body) => {
    expect((await stage.ask('the owner’s key', method, stage.links[name], body)).status).toBe(200);
    const answer = await stage.ask(as, method, stage.links[name], body);
    expect([answer.status, answer.body.code]).toEqual([400, 'CURSOR_INVALID']);
    expect(answer.leaks).toEqual([]);
  });

  it.each([
    ['/decisions/replay', REPLAY],
    ['/policy/preview', PREVIEW],
  ])('is left out of a look at all tickets: %s', async (path, body) => {
    const { status, body: found, leaks } = await stage.ask(as, 'POST', path, body);
    expect(status).toBe(200);
    expect(found.value.map(({ ticketId }: { ticketId: string }) => ticketId)).toContain(stage.own);
    expect(leaks).toEqual([]);
  });

  it('is not met on the way to the own ticket', async () => {
    const shown = await stage.ask(as, 'GET', `/tickets/${stage.own}`);
    expect([shown.status, shown.leaks]).toEqual([200, []]);
    const headers = { 'idempotency-key': 'own' };
    const changed = await stage.ask(as, 'POST', `/tickets/${stage.own}/events`, EVENTS.note, headers);
    expect([changed.status, changed.leaks]).toEqual([200, []]);
  });

  it.each(STATUSES)('shares no key of a ticket: the one of its ticket that is %s', async (status) => {
    const {
      status: answered,
      body,
      leaks,
    } = await stage.ask(as, 'POST', '/tickets', intentBy(INTRUDER), ownersKey(status));
    expect([answered, body.partnerTenantId]).toEqual([202, INTRUDER]);
    expect(Object.values(stage.ids)).not.toContain(body.id);
    expect(leaks).toEqual([]);
  });

  it.each(STATUSES.flatMap((status) => COURSES[status].map((event) => ({ status, event }))))(
    'shares no key of an event: $event.type on its ticket that is $status',
    async ({ status, event }) => {
      const path = `/tickets/${stage.ids[status]}/events`;
      const answer = await stage.ask(as, 'POST', path, event, ownersKey(event.type));
      expect([answer.status, answer.leaks]).toEqual([404, []]);
    },
  );

  it.each(['"1"', '"2"', '"99"', '*'])('does not tell the version of a ticket: If-Match: %s', async (version) => {
    const path = `/tickets/${stage.ids.filed}/events`;
    const { status, leaks } = await stage.ask(as, 'POST', path, EVENTS.answered, { 'if-match': version });
    expect([status, leaks]).toEqual([404, []]);
  });

  it.each([
    ['its key in the id', (id: string) => `${OWNER}!${id}`],
    ['its key instead of the own', (id: string) => `x'%20or%20RowKey%20eq%20'ticket!${OWNER}!${id}`],
    ['a path to it', (id: string) => `..%2f${OWNER}%2f${id}`],
    ['its id in capitals', (id: string) => id.toUpperCase()],
  ])('is not reached by %s', async (_, disguise) => {
    const { status, leaks } = await stage.ask(as, 'GET', `/tickets/${disguise(stage.ids.ready)}`);
    expect([status, leaks]).toEqual([404, []]);
  });

  it.each(['x-ms-client-principal-id', 'x-ms-client-principal-name', 'x-partner-tenant-id', 'x-tenant-id'])(
    'can not be put on by a header: %s',
    async (header) => {
      const { status, leaks } = await stage.ask(as, 'GET', `/tickets/${stage.ids.ready}`, undefined, {
        [header]: OWNER,
      });
      expect([status, leaks]).toEqual([404, []]);
    },
  );
});
