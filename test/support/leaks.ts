import type { Answer } from '../../local/stack/own-stack.ts';
import type { Exchange } from './recording-proxy.ts';

/** What a reader may not see of another partner. */
export interface Guarded {
  /** Tenant id of the one whose rows alone may be read. */
  reader: string;
  /** Tenant id of the one whose rows may not. */
  owner: string;
  /** In small letters, what stands in the owner's rows alone; the tenant id is one of them. */
  secrets: readonly string[];
}

/** What an answer tells of the owner. A problem's `instance` only says again what was asked for. */
export function leaksOfAnswer({ headers, body }: Answer, { secrets }: Guarded): string[] {
  const { instance: _, ...told } = typeof body === 'object' ? { ...body } : { body };
  return secretsIn(JSON.stringify([...headers, told]), secrets).map((secret) => `the answer holds ${secret}`);
}

/** What the table service was asked about the owner's rows, or told of them. */
export const leaksOfTables = (exchanges: Exchange[], guarded: Guarded): string[] =>
  exchanges.flatMap((exchange) =>
    faultsOf(exchange, guarded).map((fault) => `${fault}: ${exchange.method} ${exchange.url}`),
  );

function faultsOf({ method, url, request, response }: Exchange, { reader, owner, secrets }: Guarded): string[] {
  const faults = secretsIn(response, secrets).map((secret) => `a table answers with ${secret}`);
  // The owner's ticket id under the reader's own keys finds nothing. To write it there would be another matter.
  const named = [...secretsIn(url, [owner]), ...secretsIn(request, secrets)];
  faults.push(...named.map((secret) => `a table is asked about ${secret}`));
  if (method === 'GET' && url.includes('/tickets(') && !staysWithin(url, reader)) faults.push('a read goes too far');
  return faults;
}

/** A row that a queue's worker settles; it is known by its own key, which holds no partner. */
const OUTBOX_ROW = /\(PartitionKey='\w',RowKey='outbox!/;

/** Whether a read of one row, or of a range, can meet rows of one kind and this partner only. */
function staysWithin(url: string, partner: string): boolean {
  const bounds = [...url.matchAll(/RowKey ?(=|ge|lt) ?'(\w+)!([^!"']*)[!"]/g)];
  const sorts = bounds.map(([, sort]) => sort).join();
  const kinds = new Set(bounds.map(([, , kind]) => kind));
  const isOwn = ['=', 'ge,lt'].includes(sorts) && kinds.size === 1 && bounds.every(([, , , of]) => of === partner);
  return isOwn || OUTBOX_ROW.test(url);
}

function secretsIn(text: string, secrets: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return secrets.filter((secret) => lower.includes(secret));
}
