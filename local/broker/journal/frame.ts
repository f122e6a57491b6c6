import { crc32 } from 'node:zlib';
import type { JournalRecord } from './record.ts';

/**
 * A frame of the journal file: magic (4 bytes), length of the rest (4), CRC-32 of the rest (4),
 * length of the head (4), the head as JSON, the message's bytes. Numbers are big-endian.
 */
const magic = 0x51_4a_0d_01;
const prefix = 12;

export function writeFrame(record: JournalRecord): Buffer {
  const payload = record.kind === 'put' ? record.payload : Buffer.alloc(0);
  const head = Buffer.from(JSON.stringify({ ...record, payload: undefined }));
  const frame = Buffer.allocUnsafe(prefix + 4 + head.length + payload.length);
  frame.writeUInt32BE(magic, 0);
  frame.writeUInt32BE(frame.length - prefix, 4);
  frame.writeUInt32BE(head.length, prefix);
  head.copy(frame, prefix + 4);
  payload.copy(frame, prefix + 4 + head.length);
  frame.writeUInt32BE(crc32(frame.subarray(prefix)), 8);
  return frame;
}

/** What is found at one place of a journal: a record, bytes that are none although some follow, or an unfinished end. */
export type Found =
  | { kind: 'record'; record: JournalRecord }
  | { kind: 'damaged'; offset: number; length: number }
  | { kind: 'torn'; offset: number; length: number };

/** Reads a whole journal. After damage it goes on at the next whole frame. */
export function* readFrames(bytes: Buffer): Generator<Found> {
  let at = 0;
  while (at < bytes.length) {
    const end = frameEnd(bytes, at);
    if (end !== undefined) {
      yield { kind: 'record', record: readRecord(bytes.subarray(at + prefix, end)) };
      at = end;
      continue;
    }
    const next = nextFrame(bytes, at + 1);
    const length = (next ?? bytes.length) - at;
    yield { kind: next === undefined ? 'torn' : 'damaged', offset: at, length };
    at += length;
  }
}

function frameEnd(bytes: Buffer, at: number): number | undefined {
  if (at + prefix + 4 > bytes.length || bytes.readUInt32BE(at) !== magic) return undefined;
  const end = at + prefix + bytes.readUInt32BE(at + 4);
  if (end > bytes.length) return undefined;
  return crc32(bytes.subarray(at + prefix, end)) === bytes.readUInt32BE(at + 8) ? end : undefined;
}

function nextFrame(bytes: Buffer, from: number): number | undefined {
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE(magic);
  for (let at = bytes.indexOf(mark, from); at !== -1; at = bytes.indexOf(mark, at + 1)) {
    if (frameEnd(bytes, at) !== undefined) return at;
  }
  return undefined;
}

function readRecord(rest: Buffer): JournalRecord {
  const head = 4 + rest.readUInt32BE(0);
  const record = JSON.parse(rest.toString('utf8', 4, head)) as JournalRecord;
  // A copy, so that one message doesn't keep the whole journal in memory.
  return record.kind === 'put' ? { ...record, payload: Buffer.from(rest.subarray(head)) } : record;
}
