import type { OperationName } from '../../../shared/contract/operations.ts';
import { registeredRoutes } from '../../support/registered-routes.ts';
import { signWebhook } from '../../support/sign-webhook.ts';
import type { Header } from '../shapes/heads.ts';
import type { Plan } from './plan.ts';
import type { Service } from './service.ts';
import { TENANTS } from './targets.ts';

/** A request as it goes out. */
export interface FuzzRequest {
  operation: OperationName;
  method: string;
  /** Path and query, as they stand in the request line. */
  target: string;
  headers: Header[];
  body: Buffer;
  chunked: boolean;
  /** Whether the app must answer it: its method and path are a route's, and no server refuses its head. */
  reachesApp: boolean;
}

/** What the service has given out so far. */
export interface Known {
  tickets: string[];
  /** Requests that ask for a next page, by route. */
  links: Map<string, { target: string; body: Buffer }[]>;
}

/** The host's own limits are 32 KiB, and 8 KiB for the first line. */
const MOST_HEAD = 31_000;
const MOST_TARGET = 8_000;

const ROUTES = registeredRoutes();

export function requestOf(plan: Plan, { credentials, secrets }: Service, known: Known): FuzzRequest {
  const route = ROUTES.find(({ name }) => name === plan.route);
  if (route === undefined) throw new Error(`Expected a route named ${plan.route}, found none`);
  const links = known.links.get(plan.route) ?? [];
  const link = plan.follows ? links[plan.pick % links.length] : undefined;
  const body = link?.body ?? bytesOf(plan.body);
  const segment = plan.segment ?? ticketOf(known, plan.pick);
  const path = `/api/v1${route.path}`.replace(/\{\w+\}/, () => segment);
  const query = [
    plan.query,
    ...(plan.route === 'receiveWebhook' ? [`partner=${TENANTS[0]}&secret=${secrets['azure-monitor']}`] : []),
  ];
  const target = link === undefined ? `${path}?${query.filter(Boolean).join('&')}` : bend(link.target, plan);
  const method = plan.method ?? route.method;
  const credential = plan.route === 'receiveWebhook' ? undefined : credentials[plan.credential];
  const headers: Header[] = [
    ['content-type', 'application/json'],
    ...(credential === undefined ? [] : [['authorization', `Bearer ${credential}`] as Header]),
    ...(plan.segment === 'psa'
      ? Object.entries(signWebhook([secrets.psa], { id: `id-${plan.pick % 500}`, at: Date.now(), body }))
      : []),
    // A header that is given twice is joined: then neither a credential nor a content type is what it was.
    ...plan.headers,
  ];
  const head = headers.reduce((size, [name, value]) => size + name.length + value.length + 4, target.length + 200);
  const plainPath = !route.path.includes('{') || (/^[\w%;]+$/.test(segment) && !/^(%2e)+$|%2f|%00/i.test(segment));
  const takenHead = head < MOST_HEAD && target.length < MOST_TARGET && !/#/.test(target);
  const reachesApp = method === route.method && plainPath && takenHead;
  return { operation: route.name, method, target, headers, body, chunked: plan.chunked, reachesApp };
}

/** Two of three times one of the latest few, so that tickets come to long histories. */
function ticketOf({ tickets }: Known, pick: number): string {
  const few = pick % 3 === 0 ? tickets.length : Math.min(tickets.length, 10);
  return tickets.at(-1 - (pick % few)) ?? '0'.repeat(32);
}

function bytesOf(body: Plan['body']): Buffer {
  if (typeof body !== 'string') return body ?? Buffer.alloc(0);
  const text = body.replaceAll(/@now([+-]\d+)?/g, (_, offset = '0') =>
    new Date(Date.now() + Number(offset)).toISOString(),
  );
  return Buffer.from(text);
}

/** A link as it was given in half of the cases; else with its cursor cut, doubled or in other characters. */
function bend(link: string, { pick, query }: Plan): string {
  const bends: ((cursor: string) => string)[] = [
    (cursor) => cursor,
    (cursor) => cursor,
    (cursor) => cursor,
    (cursor) => cursor.slice(0, -1),
    (cursor) => cursor.slice(1),
    (cursor) => cursor.toUpperCase(),
    (cursor) => `${cursor}&cursor=${cursor}`,
    (cursor) => `${cursor}&${query}`,
    (cursor) => `${Buffer.from(`\ud800!\0${query}`).toString('base64url')}.${cursor.split('.')[1]}`,
  ];
  return link.replace(/(?<=cursor=)[^&]*/, bends[pick % bends.length] as (cursor: string) => string);
}
