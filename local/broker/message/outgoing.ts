import { readEntries, writeEntries } from './maps.ts';
import { join, split } from './sections.ts';
import { int, items, list, long, nothing, numberOf, string, symbol, timestamp, uint } from './values.ts';

/** What the queue adds to a message that it hands out. Times are milliseconds since 1970. */
export interface Stamp {
  sequence: number;
  enqueuedAt: number;
  /** How often it was delivered before: 0 the first time. */
  deliveryCount: number;
  state: 'active' | 'deferred' | 'scheduled';
  lockedUntil?: number;
  /** Milliseconds: the sender's, or the queue's where that is shorter. */
  timeToLive?: number;
  /** The queue that a forwarded dead letter comes from. */
  deadLetterSource?: string;
}

const stateCode = { active: 0, deferred: 1, scheduled: 2 } as const;
const maxUint = 2 ** 32;
const brokerOwned = [
  'x-opt-sequence-number',
  'x-opt-enqueued-time',
  'x-opt-enqueue-sequence-number',
  'x-opt-locked-until',
  'x-opt-message-state',
  'x-opt-deadletter-source',
];

/** The encoded message as a receiver gets it; `withBody: false` leaves the body out, as a peek may ask. */
export function writeOutgoing(payload: Buffer, stamp: Stamp, withBody = true): Buffer {
  const cut = split(payload);
  return join({
    ...cut,
    header: writeHeader(cut.header, stamp),
    properties: cut.properties && withExpiry(cut.properties, stamp),
    annotations: annotate(cut.annotations, stamp),
    body: withBody ? cut.body : Buffer.alloc(0),
  });
}

function writeHeader(sent: Buffer | undefined, { timeToLive, deliveryCount }: Stamp): Buffer {
  const [durable = nothing, priority = nothing, sentTimeToLive = nothing, firstAcquirer = nothing] = sent
    ? items(sent)
    : [];
  const life = timeToLive !== undefined && timeToLive < maxUint ? uint(timeToLive) : sentTimeToLive;
  return list([durable, priority, life, firstAcquirer, uint(deliveryCount)]);
}

const propertyField = { expiry: 8, creation: 9 } as const;

/** Clients that wrote an absolute expiry read the time to live off it, so it must follow a shortened one. */
function withExpiry(properties: Buffer, { timeToLive }: Stamp): Buffer {
  const fields = items(properties);
  const creation = numberOf(fields[propertyField.creation] ?? nothing);
  if (timeToLive === undefined || creation === undefined) return properties;
  fields[propertyField.expiry] = timestamp(creation + timeToLive);
  return list(fields);
}

function annotate(sent: Buffer | undefined, stamp: Stamp): Buffer | undefined {
  const annotations = readEntries(sent);
  for (const name of brokerOwned) annotations.delete(name);
  const add = (name: string, value: Buffer) => annotations.set(name, { key: symbol(name), value });
  add('x-opt-sequence-number', long(stamp.sequence));
  add('x-opt-enqueued-time', timestamp(stamp.enqueuedAt));
  add('x-opt-message-state', int(stateCode[stamp.state]));
  if (stamp.lockedUntil !== undefined) add('x-opt-locked-until', timestamp(stamp.lockedUntil));
  if (stamp.deadLetterSource !== undefined) add('x-opt-deadletter-source', string(stamp.deadLetterSource));
  return writeEntries(annotations);
}
