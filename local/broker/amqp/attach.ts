import type { Receiver, Sender } from 'rhea';
import type { Namespace } from '../engine/namespace.ts';
import type { Journal } from '../journal/journal.ts';
import { type Destination, findDestination } from './address.ts';
import { autoForwarding, notAllowed, notImplemented, type Refusal, unauthorized } from './errors.ts';
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

/** Serves a client's sending link: a sender, or the request side of `$cbs` or `$management`. Answers why it won't. */
export function attachSender(receiver: Receiver, services: Services, grants: Grants): Refusal | undefined {
  const { key, journal, now } = services;
  const { address } = receiver.target;
  if (!address) return notImplemented('expected an address to send to; transactions are out of scope of this broker');
  receiver.set_target({ address });
  if (address === cbs) {
    serveCbs(receiver, key, grants, now);
    return undefined;
  }
  const found = destination(address, services, grants);
  if ('condition' in found) return found;
  if (found.node === 'management') serveManagement(receiver, found.queue, journal);
  else if (found.queue.isDeadLetterQueue) return notAllowed('expected a queue to send to, found a dead-letter queue');
  else serveSender(receiver, found.queue, journal);
  return undefined;
}

/** Serves a client's receiving link: a receiver, or the reply side of `$cbs` or `$management`. Answers how to end it, or why it won't. */
export function attachReceiver(sender: Sender, services: Services, grants: Grants): Refusal | (() => void) {
  const { address, filter } = sender.source;
  if (!address) return notImplemented('expected an address to receive from, found none');
  sender.set_source({ address });
  if (address === cbs) return () => {};
  const found = destination(address, services, grants);
  if ('condition' in found) return found;
  if (filter && sessionFilter in filter) {
    return notImplemented('sessions are out of scope of this broker, and no queue requires them');
  }
  return found.node === 'queue' ? serveReceiver(sender, found.queue, services.journal) : () => {};
}

function destination(address: string, { namespace }: Services, grants: Grants): Destination | Refusal {
  if (!granted(grants, address)) {
    return unauthorized(`Unauthorized access. 'Send' or 'Listen' claim required for ${address}.`);
  }
  const found = findDestination(address, namespace);
  return 'queue' in found && found.queue.isForwarded ? autoForwarding : found;
}
