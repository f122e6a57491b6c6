import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openEnvelope } from '../../message/envelope.ts';
import { readIncoming } from '../../message/incoming.ts';
import { UnacceptableMessage } from '../../message/limits.ts';
import { join, split } from '../../message/sections.ts';
import { MalformedMessage } from '../../message/values.ts';
import { anyMessage, decode, encode } from './encoded.ts';

describe('splitting a message', () => {
  it('and joining it gives the message that was sent', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const bytes = encode(message);
        expect(decode(join(split(bytes)))).toEqual(decode(bytes));
      }),
    );
  });

  it('takes a footer before the body, where the official client puts it', () => {
    const bytes = encode({ body: 'x', footer: { f: 1 } });
    expect(decode(join(split(bytes)))).toMatchObject({ body: 'x', footer: { f: 1 } });
  });

  it('refuses sections in the wrong order', () => {
    const properties = split(encode({ subject: 's' }));
    const late = Buffer.concat([encode({ body: 'x' }), join({ ...properties, body: Buffer.alloc(0) })]);
    expect(() => split(late)).toThrow(MalformedMessage);
  });

  it.each([
    ['nothing described', '40'],
    ['an unknown section', '00537940'],
    ['a length beyond the end', '005375b0000000ff00'],
    ['a type that does not exist', '0053770f'],
    ['a descriptor of a descriptor', '00000053'],
  ])('refuses %s', (_, hex) => {
    expect(() => split(Buffer.from(hex, 'hex'))).toThrow(MalformedMessage);
  });

  it('refuses damaged bytes for what is wrong with them or reads them; it never fails otherwise', () => {
    const damaged = fc
      .tuple(anyMessage, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }), fc.nat())
      .map(([message, changes, cut]) => {
        const bytes = encode(message);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        return bytes.subarray(0, cut % 3 === 0 ? cut % bytes.length : bytes.length);
      });
    fc.assert(
      fc.property(
        fc.oneof(
          damaged,
          fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        ),
        (bytes) => {
          for (const read of [readIncoming, openEnvelope]) {
            try {
              read(bytes);
            } catch (error) {
              expect([MalformedMessage, UnacceptableMessage]).toContain((error as Error).constructor);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each(['00', '005370'])('refuses "%s" over and over without exhausting the stack', (hex) => {
    expect(() => split(Buffer.alloc(240_000, hex, 'hex'))).toThrow(MalformedMessage);
  });
});
