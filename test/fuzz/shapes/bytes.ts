import fc from 'fast-check';

const GZIP = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0];
const BOM = [0xef, 0xbb, 0xbf];
const INVALID_UTF8 = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]];

const join = (...parts: (Uint8Array | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

/** Bodies that know nothing of JSON, or hold it in a wrong dress. */
export const rawBytes = (text: fc.Arbitrary<string>): fc.Arbitrary<Buffer> => {
  const bytes = text.map((valid) => Buffer.from(valid));
  const noise = fc.uint8Array({ maxLength: 200 });
  return fc.oneof(
    noise.map((random) => join(random)),
    fc
      .tuple(bytes, fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([whole, part]) => whole.subarray(0, part * whole.length)),
    fc
      .tuple(bytes, fc.constantFrom(...INVALID_UTF8), fc.nat())
      .map(([whole, wrong, at]) =>
        join(whole.subarray(0, at % whole.length), wrong, whole.subarray(at % whole.length)),
      ),
    fc.tuple(bytes, fc.nat(), fc.nat(255)).map(([whole, at, byte]) => {
      whole[at % whole.length] = byte;
      return whole;
    }),
    bytes.map((whole) => join(BOM, whole)),
    bytes.map((whole) => Buffer.from(whole.toString(), 'utf16le')),
    noise.map((random) => join(GZIP, random)),
    fc.constantFrom(65_536, 65_537, 1_048_577).map((size) => Buffer.alloc(size, ' ')),
    fc
      .constantFrom('', '""', 'null', '0', '[]', '{"intents":[]}', '{"intents":[{}],"intents":0}')
      .map((few) => Buffer.from(few)),
  );
};
