import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { judge } from './judge.ts';
import { type Plan, plans } from './plan.ts';
import { type FuzzRequest, type Known, requestOf } from './request.ts';
import { type FuzzAnswer, makeSender } from './send.ts';
import type { Service } from './service.ts';
import { tryWire, wireCases } from './wire.ts';

export interface CampaignOptions {
  seed: number;
  requests: number;
  /** Sends this one of them alone. */
  only?: number;
}

export interface CampaignReport {
  /** What must not happen, each with the request that brought it about. */
  findings: string[];
  /** How many answers each route gave, by status. */
  statuses: Map<string, Map<number, number>>;
  /** Ids of all tickets that were taken. */
  tickets: string[];
  seconds: number;
}

const CONNECTIONS = 16;
/** One of so many requests is bytes on a connection. */
const WIRE_SHARE = 20;

/** Sends the requests of a seed, in bounded parallel, and judges every answer. */
export async function runCampaign(
  service: Service,
  { seed, requests, only }: CampaignOptions,
): Promise<CampaignReport> {
  const report: CampaignReport = { findings: [], statuses: new Map(), tickets: [], seconds: 0 };
  const known: Known = { tickets: report.tickets, links: new Map() };
  const { send, close } = makeSender(service.origin, CONNECTIONS);
  const all = [...planned(seed, requests).entries()];
  const waiting = (only === undefined ? all : all.slice(only, only + 1)).values();
  const began = performance.now();
  const work = async () => {
    for (const [index, next] of waiting) {
      if ('bytes' in next) {
        const faults = await tryWire(service.origin, next);
        if (faults.length > 0) report.findings.push(finding(index, faults, shown(next.bytes)));
        continue;
      }
      const request = requestOf(next, service, known);
      const answer = await send(request).catch(String);
      const faults = typeof answer === 'string' ? unanswered(request, answer) : judge(request, answer);
      if (faults.length > 0) report.findings.push(finding(index, faults, describe(request), said(answer)));
      if (typeof answer === 'string') continue;
      count(report, next.route, answer.status);
      if (faults.length === 0) learn(known, next, request, answer);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  close();
  report.seconds = (performance.now() - began) / 1_000;
  return report;
}

/** How the requests fared, in a line. */
export function summary({ statuses, tickets, seconds }: CampaignReport): string {
  const classes = new Map<string, number>();
  for (const [status, count] of [...statuses.values()].flatMap((counts) => [...counts])) {
    const name = `${Math.floor(status / 100)}xx`;
    classes.set(name, (classes.get(name) ?? 0) + count);
  }
  const answers = [...classes].sort().map(([name, count]) => `${count} ${name}`);
  return `${answers.join(', ')}, ${tickets.length} tickets, ${Math.round(seconds)} s`;
}

function planned(seed: number, requests: number) {
  const wires = Math.floor(requests / WIRE_SHARE);
  const wire = fc.sample(wireCases, { seed, numRuns: wires });
  const http = fc.sample(plans, { seed, numRuns: requests - wires });
  return [...http.entries()].flatMap(([index, plan]) => {
    const bytes = index % (WIRE_SHARE - 1) === 0 ? wire.pop() : undefined;
    return bytes === undefined ? [plan] : [plan, bytes];
  });
}

/** A server may cut off whoever sends more than it reads; everybody else is owed an answer. */
const unanswered = ({ reachesApp }: FuzzRequest, error: string): string[] =>
  reachesApp || error.includes('no answer') ? [error] : [];

function count({ statuses }: CampaignReport, route: string, status: number): void {
  const counts = statuses.get(route) ?? new Map<number, number>();
  statuses.set(route, counts.set(status, (counts.get(status) ?? 0) + 1));
}

/** Later requests ask for what this one brought about. */
function learn({ tickets, links }: Known, { route }: Plan, { body: asked }: FuzzRequest, answer: FuzzAnswer): void {
  if (answer.status !== 200 && answer.status !== 202) return;
  const body = JSON.parse(answer.body.toString());
  if (route === 'submitTicket') tickets.push(body.id);
  if (route === 'submitBatch') for (const { ticket } of body.value) if (ticket !== undefined) tickets.push(ticket.id);
  if (body.nextLink === undefined) return;
  const { pathname, search } = new URL(body.nextLink);
  links.set(route, [...(links.get(route) ?? []), { target: pathname + search, body: asked }]);
}

const finding = (index: number, faults: string[], ...exchange: string[]): string =>
  [`request ${index}: ${faults.join(', ')}`, ...exchange].join('\n');

function describe({ method, target, headers, body, chunked }: FuzzRequest): string {
  const head = headers.map(([name, value]) => `${name}: ${value.length > 300 ? `${value.length} characters` : value}`);
  return [`${method} ${target}${chunked ? ' in chunks' : ''}`, ...head, shown(body)].join('\n');
}

/** Enough to see what it is; the whole can be had again by its number and the seed. */
const MOST_SHOWN = 3_000;

const shown = (bytes: Buffer): string =>
  (isUtf8(bytes) ? bytes.toString() : `base64 ${bytes.toString('base64')}`).slice(0, MOST_SHOWN);

const said = (answer: FuzzAnswer | string): string =>
  typeof answer === 'string' ? answer : `${answer.status} ${shown(answer.body)}`;
