import { propertyField } from './fields.ts';
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
  /** The queue that a forwarded dead letter comes from, and the first number it had. */
  deadLetterSource?: string;
  firstSequence?: number;
}

const stateCode = { active: 0, deferred: 1, scheduled: 2 } as const;
/** The longest life that the header holds, in milliseconds: 49.7 days. */
const longestInHeader = 2 ** 32 - 1;
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
    properties: withExpiry(cut.properties, stamp),
    annotations: annotate(cut.annotations, stamp),
    body: withBody ? cut.body : Buffer.alloc(0),
  });
}

function writeHeader(sent: Buffer | undefined, { timeToLive, deliveryCount }: Stamp): Buffer {
  const [durable = nothing, priority = nothing, sentTimeToLive = nothing, firstAcquirer = nothing] = sent
    ? items(sent)
    : [];
  const life = timeToLive === undefined ? sentTimeToLive : uint(Math.min(timeToLive, longestInHeader));
  return list([durable, priority, life, firstAcquirer, uint(deliveryCount)]);
}

/**
 * Clients read the time to live off the absolute expiry where there is one: it must follow a shortened life, and it
 * alone can tell a life too long for the header.
 */
function withExpiry(sent: Buffer | undefined, { timeToLive, enqueuedAt }: Stamp): Buffer | undefined {
  const fields = sent ? items(sent) : [];
  const created = numberOf(fields[propertyField.creation] ?? nothing);
  if (timeToLive === undefined || (created === undefined && timeToLive <= longestInHeader)) return sent;
  const creation = created ?? enqueuedAt;
  while (fields.length <= propertyField.creation) fields.push(nothing);
  fields[propertyField.creation] = timestamp(creation);
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
  if (stamp.firstSequence !== undefined) add('x-opt-enqueue-sequence-number', long(stamp.firstSequence));
  return writeEntries(annotations);
}
