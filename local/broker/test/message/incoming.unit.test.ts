import { describe, expect, it } from '@jest/globals';
import rhea from 'rhea';
import { openEnvelope } from '../../message/envelope.ts';
import { readIncoming } from '../../message/incoming.ts';
import { decode, encode } from './encoded.ts';

describe('reading a sent message', () => {
  it('finds id, time to live and schedule', () => {
    const at = new Date('2030-01-01T00:00:00Z');
    const message = {
      message_id: 'id',
      ttl: 5000,
      message_annotations: { 'x-opt-scheduled-enqueue-time': at },
    };
    expect(readIncoming(encode(message))).toMatchObject({
      messageId: 'id',
      timeToLive: 5000,
      scheduledFor: at.getTime(),
    });
  });

  it('finds nothing of these in a message that has none', () => {
    const { timeToLive, scheduledFor } = readIncoming(encode({ message_id: 'id' }));
    expect([timeToLive, scheduledFor]).toEqual([undefined, undefined]);
  });

  it('keeps the bytes of a message that has an id', () => {
    const bytes = encode({ message_id: 'id', body: { a: 1 } });
    expect(readIncoming(bytes).payload).toEqual(bytes);
  });

  it('adds an id, and only that, to a message without one', () => {
    const { payload, messageId } = readIncoming(encode({ subject: 's', body: 'x' }));
    expect(messageId).toMatch(/^[0-9a-f]{32}$/);
    expect(decode(payload)).toEqual({ ...decode(encode({ subject: 's', body: 'x' })), message_id: messageId });
  });

  it('tells ids apart that are no text', () => {
    const ids = [1, 2, Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
    const found = ids.map((message_id) => readIncoming(encode({ message_id })).messageId);
    expect(new Set(found).size).toBe(ids.length);
  });
});

describe('opening a batch', () => {
  it('gives the messages in it, small and large, and ignores its own properties', () => {
    const messages = [encode({ body: 'a' }), encode({ body: 'b'.repeat(1000) })];
    const envelope = encode({ message_id: 'of the first', body: rhea.message.data_sections(messages) });
    expect(openEnvelope(envelope)).toEqual(messages);
  });

  it('refuses one with nothing in it', () => {
    expect(() => openEnvelope(encode({ message_id: 'x', body: 'no data' }))).toThrow(/expected a batch/);
  });
});
