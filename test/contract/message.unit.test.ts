import { describe, expect, it } from '@jest/globals';
import { toMessage } from '../../shared/adapters/bus/to-message.ts';
import { readMessage } from '../../shared/contract/message.ts';
import type { OwedKind } from '../../shared/core/ticket/retries.ts';
import { PARTNER, TRACE } from '../support/fixtures.ts';

const ID = '0'.repeat(32);
const sent = (kind: OwedKind) =>
  toMessage({
    rowKey: `outbox!2026-11-23T09:01:00.000Z!${ID}-7-${kind}`,
    outboxId: `${ID}-7-${kind}`,
    queue: kind,
    partnerTenantId: PARTNER,
    ticketId: ID,
    sequence: 7,
    attempts: 3,
    traceparent: TRACE,
    claim: null,
  });

describe('a message', () => {
  it.each<[OwedKind, string[]]>([
    ['channel', ['schemaVersion', 'outboxId', 'outboxRow', 'partner', 'ticketId', 'traceparent']],
    ['notify', ['schemaVersion', 'outboxId', 'outboxRow', 'partner', 'ticketId', 'traceparent', 'eventSequence']],
  ])('of the kind %s carries what its worker reads, and no more', (kind, members) => {
    expect(Object.keys(sent(kind).body)).toEqual(members);
  });

  it('has the attempt in its id, so that one sent again on purpose is no duplicate', () => {
    expect(sent('channel').messageId).toBe(`${ID}-7-channel.3`);
  });

  it('of the next release is read by this one, without the members that it doesn’t know', () => {
    const { body } = sent('notify');
    expect(readMessage.notify({ ...body, urgency: 'high' })).toEqual(body);
  });

  it('of another version of the schema is refused', () => {
    expect(() => readMessage.channel({ ...sent('channel').body, schemaVersion: 2 })).toThrow('/schemaVersion');
  });
});
