import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Found, readFrames, writeFrame } from '../../journal/frame.ts';
import type { JournalRecord } from '../../journal/record.ts';

const message = (sequence: number, payload: Buffer): JournalRecord => ({
  kind: 'put',
  queue: 'q',
  sequence,
  payload,
  messageId: `id ${sequence}`,
  enqueuedAt: 5,
  deliveryCount: 0,
  state: 'ready',
});
const three = [
  message(1, Buffer.from('one')),
  { kind: 'remove', queue: 'q', sequence: 1 },
  message(2, Buffer.alloc(0)),
] as const;
const frames = three.map(writeFrame);
const file = Buffer.concat(frames);
const second = frames[0]?.length ?? 0;
const third = second + (frames[1]?.length ?? 0);

const read = (bytes: Buffer): Found[] => [...readFrames(bytes)];
const records = (found: Found[]) => found.flatMap((one) => (one.kind === 'record' ? [one.record] : []));
const losses = (found: Found[]) => found.filter(({ kind }) => kind !== 'record');

describe('journal frames', () => {
  it('are read as they were written', () => {
    expect(read(file)).toEqual(three.map((record) => ({ kind: 'record', record })));
  });

  it('are cut off at an unfinished end, wherever that is, and the frames before it are kept', () => {
    for (let length = third + 1; length < file.length; length++) {
      const found = read(file.subarray(0, length));
      expect(records(found)).toEqual(three.slice(0, 2));
      expect(losses(found)).toEqual([{ kind: 'torn', offset: third, length: length - third }]);
    }
  });

  it('are left out where one is damaged, told with its place, and the frames behind it are kept', () => {
    for (let at = second; at < third; at++) {
      const damaged = Buffer.from(file);
      damaged[at] = (damaged[at] ?? 0) ^ 0x01;
      const found = read(damaged);
      expect(records(found)).toEqual([three[0], three[2]]);
      expect(losses(found)).toEqual([{ kind: 'damaged', offset: second, length: third - second }]);
    }
  });

  it('are not mistaken for a message that contains one', () => {
    const nested = [message(1, file), three[1]];
    expect(records(read(Buffer.concat(nested.map(writeFrame))))).toEqual(nested);
  });

  it('account for every byte of any file, and never fail', () => {
    const mess = fc.array(
      fc.oneof(
        fc.constantFrom(...frames),
        fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      ),
    );
    fc.assert(
      fc.property(mess, (pieces) => {
        const bytes = Buffer.concat(pieces);
        const lengths = read(bytes).map((one) => (one.kind === 'record' ? writeFrame(one.record).length : one.length));
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(bytes.length);
        const whole = pieces.filter((piece) => frames.includes(piece)).length;
        expect(records(read(bytes)).length).toBe(whole);
      }),
    );
  });
});
