import type { Namespace } from '../engine/namespace.ts';
import type { Queue } from '../engine/queue.ts';
import { entityNotFound, type Refusal } from './errors.ts';

const managementSuffix = '/$management';

/** What a link's address leads to. */
export type Destination = { node: 'queue' | 'management'; queue: Queue };

/** Finds the queue, dead-letter queue or management node of an address, in whatever case it is written. */
export function findDestination(address: string, namespace: Namespace): Destination | Refusal {
  const lower = address.toLowerCase();
  const forManagement = lower.endsWith(managementSuffix);
  const queue = namespace.find(forManagement ? lower.slice(0, -managementSuffix.length) : lower);
  if (queue) return { node: forManagement ? 'management' : 'queue', queue };
  const topic = lower.includes('/subscriptions/');
  return entityNotFound(topic ? `${address} (topics are out of scope of this broker)` : address);
}
