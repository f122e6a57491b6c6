import type { Receiver, Sender } from 'rhea';
import type { Namespace } from '../engine/namespace.ts';
import type { Journal } from '../journal/journal.ts';
import { type Destination, findDestination } from './address.ts';
import { notAllowed, notImplemented, type Refusal, unauthorized } from './errors.ts';
import type { AccessKey } from './sas.ts';
import { type Grants, granted, serveCbs } from './serve-cbs.ts';
import { serveManagement } from './serve-management.ts';
import { serveReceiver } from './serve-receiver.ts';
import { serveSender } from './serve-sender.ts';

/** What the links of all connections work on. */
export interface Services {
  namespace: Namespace;
  journal: Journal;
  key: AccessKey;
  now(): number;
}

const cbs = '$cbs';
const sessionFilter = 'com.microsoft:session-filter';

/** Answers a client's sending link: a sender, or the request side of `$cbs` or `$management`. */
export function attachSender(receiver: Receiver, services: Services, grants: Grants): undefined {
  const { key, journal, now } = services;
  if (!receiver.target) return refuse(receiver, notImplemented('transactions are out of scope of this broker'));
  const { address } = receiver.target;
  receiver.set_target({ address });
  if (address === cbs) {
    serveCbs(receiver, key, grants, now);
    return;
  }
  const found = destination(address, services, grants);
  if ('condition' in found) return refuse(receiver, found);
  if (found.node === 'management') {
    serveManagement(receiver, found.queue, journal);
    return;
  }
  if (found.queue.isDeadLetterQueue)
    return refuse(receiver, notAllowed('expected a queue to send to, found a dead-letter queue'));
  serveSender(receiver, found.queue, journal);
}

/** Answers a client's receiving link: a receiver, or the reply side of `$cbs` or `$management`. Answers how to end it. */
export function attachReceiver(sender: Sender, services: Services, grants: Grants): (() => void) | undefined {
  const { address, filter } = sender.source;
  sender.set_source({ address });
  if (address === cbs) return;
  const found = destination(address, services, grants);
  if ('condition' in found) return refuse(sender, found);
  if (filter && sessionFilter in filter) {
    return refuse(sender, notImplemented('sessions are out of scope of this broker, and no queue requires them'));
  }
  if (found.node === 'queue') return serveReceiver(sender, found.queue, services.journal);
}

function destination(address: string, { namespace }: Services, grants: Grants): Destination | Refusal {
  if (!granted(grants, address))
    return unauthorized(`Unauthorized access. 'Send' or 'Listen' claim required for ${address}.`);
  return findDestination(address, namespace);
}

function refuse(link: Receiver | Sender, refusal: Refusal): undefined {
  link.close(refusal);
}
