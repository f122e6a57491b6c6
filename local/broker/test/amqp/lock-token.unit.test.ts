import { describe, expect, it } from '@jest/globals';
import { guidOrder, uuidBytes, uuidText } from '../../amqp/lock-token.ts';

const uuid = '00112233-4455-6677-8899-aabbccddeeff';

describe('a lock token', () => {
  it('is the same after it was turned into bytes and back', () => {
    expect(uuidText(uuidBytes(uuid))).toBe(uuid);
  });

  it('has its first three groups reversed in the order of a .NET Guid', () => {
    expect(guidOrder(uuidBytes(uuid)).toString('hex')).toBe('33221100554477668899aabbccddeeff');
  });

  it('is itself again when it is turned twice', () => {
    expect(guidOrder(guidOrder(uuidBytes(uuid)))).toEqual(uuidBytes(uuid));
  });
});
