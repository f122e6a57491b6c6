/** The bytes at hand aren't what AMQP 1.0 says they should be; `message` says where and how. */
export class MalformedMessage extends Error {
  override name = 'MalformedMessage';
}

const widthOf: Readonly<Record<number, number>> = { 4: 0, 5: 1, 6: 2, 7: 4, 8: 8, 9: 16 };

/** The offset just behind the encoded AMQP value that starts at `at`. */
export function valueEnd(bytes: Buffer, at: number): number {
  const code = byteAt(bytes, at);
  if (code === 0) {
    if (bytes[at + 1] === 0)
      throw new MalformedMessage(`expected a plain descriptor at byte ${at + 1}, found another one`);
    const value = valueEnd(bytes, at + 1);
    if (bytes[value] === 0) throw new MalformedMessage(`expected one descriptor at byte ${at}, found several`);
    return valueEnd(bytes, value);
  }
  const end = at + 1 + sizeOf(bytes, at + 1, code);
  if (end > bytes.length) throw new MalformedMessage(`expected ${end - at} bytes at ${at}, found ${bytes.length - at}`);
  return end;
}

function sizeOf(bytes: Buffer, at: number, code: number): number {
  const category = code >>> 4;
  const fixed = widthOf[category];
  if (fixed !== undefined) return fixed;
  if (category === 0xa || category === 0xc || category === 0xe) return 1 + byteAt(bytes, at);
  if (category === 0xb || category === 0xd || category === 0xf) return 4 + uint32At(bytes, at);
  throw new MalformedMessage(`expected an AMQP type at byte ${at - 1}, found 0x${code.toString(16)}`);
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new MalformedMessage(`expected a byte at ${at}, found the end`);
  return byte;
}

function uint32At(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length) throw new MalformedMessage(`expected 4 bytes at ${at}, found the end`);
  return bytes.readUInt32BE(at);
}

/** The items of an encoded list or map (keys and values in turn), each still encoded. */
export function items(compound: Buffer): Buffer[] {
  const code = byteAt(compound, 0);
  if (code === 0x45) return [];
  if (![0xc0, 0xc1, 0xd0, 0xd1].includes(code)) {
    throw new MalformedMessage(`expected a list or map, found type 0x${code.toString(16)}`);
  }
  const small = code < 0xd0;
  const count = small ? byteAt(compound, 2) : uint32At(compound, 5);
  const found: Buffer[] = [];
  for (let at = small ? 3 : 9; found.length < count; ) {
    const end = valueEnd(compound, at);
    found.push(compound.subarray(at, end));
    at = end;
  }
  return found;
}

function compound(small: number, large: number, parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const head = size < 255 && parts.length < 256 ? Buffer.from([small, size + 1, parts.length]) : Buffer.alloc(9, large);
  if (head.length === 9) {
    head.writeUInt32BE(size + 4, 1);
    head.writeUInt32BE(parts.length, 5);
  }
  return Buffer.concat([head, ...parts]);
}

export const list = (parts: readonly Buffer[]): Buffer => compound(0xc0, 0xd0, parts);

/** A map of encoded keys and values, given in turn. */
export const map = (parts: readonly Buffer[]): Buffer => compound(0xc1, 0xd1, parts);

export const nothing = Buffer.from([0x40]);

function sized(small: number, large: number, content: Buffer): Buffer {
  if (content.length < 256) return Buffer.concat([Buffer.from([small, content.length]), content]);
  const head = Buffer.alloc(5, large);
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

export const string = (text: string): Buffer => sized(0xa1, 0xb1, Buffer.from(text));
export const symbol = (text: string): Buffer => sized(0xa3, 0xb3, Buffer.from(text, 'ascii'));

function fixed(code: number, width: 4 | 8, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(1 + width, code);
  write(bytes);
  return bytes;
}

export const uint = (value: number): Buffer => fixed(0x70, 4, (bytes) => bytes.writeUInt32BE(value, 1));
export const int = (value: number): Buffer => fixed(0x71, 4, (bytes) => bytes.writeInt32BE(value, 1));
export const long = (value: number): Buffer => fixed(0x81, 8, (bytes) => bytes.writeBigInt64BE(BigInt(value), 1));

/** The last moment that clients know, the end of the year 9999. */
const lastTime = 253_402_300_799_999;

/** `value`: milliseconds since 1970. */
export const timestamp = (value: number): Buffer =>
  fixed(0x83, 8, (bytes) => bytes.writeBigInt64BE(BigInt(Math.min(value, lastTime)), 1));

/** An encoded value of a fixed or variable width without its type and length; of anything else all but its type. */
export function contentOf(value: Buffer): Buffer {
  const category = (value[0] as number) >>> 4;
  return value.subarray(category === 0xa ? 2 : category === 0xb ? 5 : 1);
}

/** The text of an encoded string or symbol, undefined for any other type. */
export function textOf(value: Buffer): string | undefined {
  const code = value[0];
  return code === 0xa1 || code === 0xa3 || code === 0xb1 || code === 0xb3 ? contentOf(value).toString() : undefined;
}

/** The number in an encoded integer or timestamp, undefined for any other type. */
export function numberOf(value: Buffer): number | undefined {
  switch (value[0]) {
    case 0x43:
    case 0x44:
      return 0;
    case 0x52:
    case 0x53:
      return value[1];
    case 0x54:
    case 0x55:
      return value.readInt8(1);
    case 0x70:
      return value.readUInt32BE(1);
    case 0x71:
      return value.readInt32BE(1);
    case 0x80:
      return Number(value.readBigUInt64BE(1));
    case 0x81:
    case 0x83:
      return Number(value.readBigInt64BE(1));
    default:
      return undefined;
  }
}
