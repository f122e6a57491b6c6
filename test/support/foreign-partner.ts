import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import type { Answer } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import type { RawIntent } from './fixtures.ts';
import { bearer, type Fleet, startFleet } from './fleet.ts';
import { leaksOfAnswer, leaksOfTables } from './leaks.ts';
import { startRecordingProxy } from './recording-proxy.ts';
import { rowKeysIn } from './stack.ts';

export const OWNER = '0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a';
export const OWNERS_CUSTOMER = '0c0c0c0c-0c0c-4c0c-8c0c-0c0c0c0c0c0c';
export const INTRUDER = '1b1b1b1b-1b1b-4b1b-8b1b-1b1b1b1b1b1b';
const POWERLESS = '2d2d2d2d-2d2d-4d2d-8d2d-2d2d2d2d2d2d';
/** In every text that the owner enters, and in nothing else. */
const MARK = 'quokka';

export const KNOWN = ['a key', 'a key of an administrator'] as const;
export const CREDENTIALS = [...KNOWN, 'a key without roles', 'no key'] as const;
export type Credential = (typeof CREDENTIALS)[number] | 'the owner’s key';

/** Where the owner's tickets stand, and what was reported of each to get there. */
export const COURSES = {
  ready: [{ type: 'note', text: `Ask the ${MARK}` }],
  filed: [{ type: 'filed', reference: `${MARK}-2` }],
  resolved: [{ type: 'filed', reference: `${MARK}-3` }, { type: 'resolved' }],
  cancelled: [{ type: 'cancelled' }],
};
export type Status = keyof typeof COURSES;
export const STATUSES = Object.keys(COURSES) as Status[];

/** The key that the owner made its ticket of a status under, or reported an event of a type. */
export const ownersKey = (name: string) => ({ 'idempotency-key': `for-${name}` });

export const REPLAY = { from: '2000-01-01T00:00:00Z', to: '9999-12-31T00:00:00Z', edition: '2025' };
export const PREVIEW = { filingMinutes: { A: 10 } };

export const intentBy = (tenantId: string): RawIntent => ({
  ...intentExample,
  partner: { ...intentExample.partner, tenantId },
});

const OWNERS_INTENT: RawIntent = {
  ...intentBy(OWNER),
  reference: `${MARK}-1`,
  customer: { tenantId: OWNERS_CUSTOMER, domain: `${MARK}.example`, name: MARK },
  issue: { ...intentExample.issue, title: `The ${MARK} is down`, description: `No ${MARK} answers.` },
  contact: { ...intentExample.contact, lastName: MARK, email: `anna.${MARK}@partner.example` },
};

/** A partner that has tickets, and another that wants to get at them. */
export interface Stage {
  ids: Record<Status, string>;
  /** The owner's links to its second pages. */
  links: Record<'list' | 'replay' | 'preview', string>;
  /** The intruder's own ticket. */
  own: string;
  /** Calls the API, and tells what of the owner's came out of it, or was asked or told at the tables meanwhile. */
  ask(
    as: Credential,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer & { leaks: string[] }>;
  stop(): Promise<void>;
}

// Timers look after all partners; without them nothing moves but what a test asks for.
const SILENT = { 'AzureWebJobs.sweepDue.Disabled': 'true', 'AzureWebJobs.relayOutbox.Disabled': 'true' };

export async function setStage(): Promise<Stage> {
  const proxy = await startRecordingProxy();
  const fleet = await startFleet({ env: SILENT, tablesThrough: proxy.inFrontOf });
  const stop = async () => {
    await fleet.stop();
    await proxy.stop();
  };
  try {
    const keys: Record<Credential, Record<string, string>> = {
      'the owner’s key': bearer(await fleet.addPartner(OWNER)),
      'a key': bearer(await fleet.addPartner(INTRUDER)),
      'a key of an administrator': bearer(await fleet.addPartner(INTRUDER, { roles: ['Tickets.Admin'] })),
      'a key without roles': bearer(await fleet.addPartner(POWERLESS, { roles: [] })),
      'no key': {},
    };
    const ids = await makeTickets(fleet, keys['the owner’s key']);
    const links = await followPages(fleet, keys['the owner’s key']);
    const { id: own } = (await fleet.call(0, 'POST', '/tickets', intentBy(INTRUDER), keys['a key'])).body;
    await eventually(async () => (await rowKeysIn(fleet.tables, 'outbox')).length === 0);
    proxy.take();

    const secrets = [OWNER, OWNERS_CUSTOMER, MARK, ...Object.values(ids)];
    const guarded = { reader: INTRUDER, owner: OWNER, secrets };
    return {
      ids,
      links,
      own,
      ask: async (as, method, path, body, headers) => {
        const answer = await fleet.call(0, method, path, body, { ...keys[as], ...headers });
        return { ...answer, leaks: [...leaksOfAnswer(answer, guarded), ...leaksOfTables(proxy.take(), guarded)] };
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes the owner's tickets and brings each to its status. */
async function makeTickets({ call }: Fleet, key: Record<string, string>): Promise<Stage['ids']> {
  const ids = {} as Stage['ids'];
  for (const status of STATUSES) {
    const { id } = (await call(0, 'POST', '/tickets', OWNERS_INTENT, { ...key, ...ownersKey(status) })).body;
    const stands = async (at: string) => (await call(0, 'GET', `/tickets/${id}`, undefined, key)).body.status === at;
    await eventually(() => stands('ready'));
    for (const event of COURSES[status])
      await call(0, 'POST', `/tickets/${id}/events`, event, { ...key, ...ownersKey(event.type) });
    await eventually(() => stands(status));
    ids[status] = id;
  }
  return ids;
}

/** Where the owner's pages go on after one ticket. */
async function followPages({ call }: Fleet, key: Record<string, string>): Promise<Stage['links']> {
  const linkOf = async (method: string, path: string, body?: unknown): Promise<string> =>
    (await call(0, method, `${path}?maxpagesize=1`, body, key)).body.nextLink;
  return {
    list: await linkOf('GET', '/tickets'),
    replay: await linkOf('POST', '/decisions/replay', REPLAY),
    preview: await linkOf('POST', '/policy/preview', PREVIEW),
  };
}
