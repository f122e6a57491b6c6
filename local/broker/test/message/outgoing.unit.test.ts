import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Stamp, writeOutgoing } from '../../message/outgoing.ts';
import { deadLetterProperties, withProperties } from '../../message/properties.ts';
import { string } from '../../message/values.ts';
import { anyMessage, decode, encode } from './encoded.ts';

const stamp: Stamp = { sequence: 7, enqueuedAt: 1000, deliveryCount: 2, state: 'deferred' };

describe('writing a message for a receiver', () => {
  it('adds what the queue knows and leaves the rest as it was sent', () => {
    fc.assert(
      fc.property(anyMessage, (sent) => {
        const { message_annotations: own = {}, ...rest } = decode(encode(sent));
        expect(decode(writeOutgoing(encode(sent), stamp))).toEqual({
          ...rest,
          delivery_count: 2,
          message_annotations: {
            ...(own as object),
            'x-opt-sequence-number': 7,
            'x-opt-enqueued-time': new Date(1000),
            'x-opt-message-state': 1,
          },
        });
      }),
    );
  });

  it('says until when it is locked and where a dead letter came from', () => {
    const written = decode(
      writeOutgoing(encode({}), { ...stamp, lockedUntil: 5, deadLetterSource: 'first', firstSequence: 3 }),
    );
    expect(written.message_annotations).toMatchObject({
      'x-opt-locked-until': new Date(5),
      'x-opt-deadletter-source': 'first',
      'x-opt-enqueue-sequence-number': 3,
    });
  });

  it('replaces a time to live, and the absolute expiry that clients read it from', () => {
    const creation_time = new Date(10_000);
    const sent = encode({ ttl: 9000, creation_time, absolute_expiry_time: new Date(19_000) });
    const written = decode(writeOutgoing(sent, { ...stamp, timeToLive: 500 }));
    expect(written).toMatchObject({ ttl: 500, creation_time, absolute_expiry_time: new Date(10_500) });
  });

  it('tells a life beyond what the header holds by its creation and expiry', () => {
    const day = 86_400_000;
    const written = decode(writeOutgoing(encode({ message_id: 'id' }), { ...stamp, timeToLive: 60 * day }));
    expect(written).toMatchObject({
      ttl: 2 ** 32 - 1,
      creation_time: new Date(1000),
      absolute_expiry_time: new Date(1000 + 60 * day),
    });
  });

  it('tells no moment beyond the year 9999, which clients cannot read', () => {
    const sent = encode({ creation_time: new Date(8.64e15) });
    const written = decode(writeOutgoing(sent, { ...stamp, enqueuedAt: 2 ** 63, timeToLive: 2 ** 62 }));
    const last = new Date('9999-12-31T23:59:59.999Z');
    expect(written.absolute_expiry_time).toEqual(last);
    expect(written.message_annotations).toMatchObject({ 'x-opt-enqueued-time': last });
  });

  it('leaves the body out when it is asked to', () => {
    expect(decode(writeOutgoing(encode({ body: 'x', footer: { f: 1 } }), stamp, false))).not.toHaveProperty('body');
  });

  it('tells numbers above 32 bits', () => {
    const written = decode(writeOutgoing(encode({}), { ...stamp, sequence: 2 ** 40 }));
    expect(written.message_annotations).toMatchObject({ 'x-opt-sequence-number': 2 ** 40 });
  });
});

describe('changing application properties', () => {
  it('adds and replaces, and leaves the others with their types', () => {
    const payload = encode({ application_properties: { kept: new Date(5), changed: 1 }, body: 'x' });
    const changed = withProperties(
      payload,
      new Map([
        ['changed', string('two')],
        ['added', string('three')],
      ]),
    );
    expect(decode(changed)).toMatchObject({
      application_properties: { kept: new Date(5), changed: 'two', added: 'three' },
      body: 'x',
    });
  });

  it('works on a message that has none', () => {
    const changed = withProperties(encode({ body: 'x' }), deadLetterProperties('r', 'd'));
    expect(decode(changed).application_properties).toEqual({ DeadLetterReason: 'r', DeadLetterErrorDescription: 'd' });
  });
});
