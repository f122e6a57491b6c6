import { MalformedMessage, numberOf, valueEnd } from './values.ts';

/** The numeric descriptors of AMQP 1.0 message sections (part 3.2 of the standard), in their order on the wire. */
export const section = {
  header: 0x70,
  deliveryAnnotations: 0x71,
  annotations: 0x72,
  properties: 0x73,
  applicationProperties: 0x74,
  data: 0x75,
  sequence: 0x76,
  value: 0x77,
  footer: 0x78,
} as const;

/** An encoded message, cut at its sections; nothing is decoded. All but `body` and `footer` hold the bare value. */
export interface Sections {
  header?: Buffer;
  deliveryAnnotations?: Buffer;
  annotations?: Buffer;
  properties?: Buffer;
  applicationProperties?: Buffer;
  /** The body sections with their descriptors, empty if there are none. */
  body: Buffer;
  footer: Buffer;
}

const named: Readonly<Record<number, Exclude<keyof Sections, 'body' | 'footer'>>> = {
  [section.header]: 'header',
  [section.deliveryAnnotations]: 'deliveryAnnotations',
  [section.annotations]: 'annotations',
  [section.properties]: 'properties',
  [section.applicationProperties]: 'applicationProperties',
};

/** One described value at the top level of a message. */
export interface Part {
  code: number;
  start: number;
  /** Where the value begins, behind its descriptor. */
  value: number;
  end: number;
}

/** Walks the described values of `bytes`; refuses anything that isn't a message section. */
export function* parts(bytes: Buffer): Generator<Part> {
  for (let start = 0; start < bytes.length; ) {
    const value = bytes[start] === 0 ? valueEnd(bytes, start + 1) : start;
    const code = value === start ? undefined : numberOf(bytes.subarray(start + 1, value));
    if (code === undefined || code < section.header || code > section.footer) {
      throw new MalformedMessage(`expected a message section at byte ${start}, found 0x${bytes[start]?.toString(16)}`);
    }
    const end = valueEnd(bytes, value);
    yield { code, start, value, end };
    start = end;
  }
}

/**
 * Cuts an encoded message at its sections. Throws MalformedMessage if they are broken or out of order; but a footer may
 * come before the body, where the official JavaScript client puts it.
 */
export function split(bytes: Buffer): Sections {
  const cut: Sections = { body: Buffer.alloc(0), footer: Buffer.alloc(0) };
  let last = 0;
  for (const { code, start, value, end } of parts(bytes)) {
    const repeated = code === last && code !== section.data && code !== section.sequence;
    if (code < last || repeated) {
      throw new MalformedMessage(`expected a section after 0x${last.toString(16)}, found 0x${code.toString(16)}`);
    }
    if (code !== section.footer) last = code;
    const name = named[code];
    if (name) cut[name] = bytes.subarray(value, end);
    else if (code === section.footer) cut.footer = bytes.subarray(start, end);
    else cut.body = bytes.subarray(start - cut.body.length, end);
  }
  return cut;
}

const described = (code: number, value: Buffer): Buffer => Buffer.concat([Buffer.from([0, 0x53, code]), value]);

/** The opposite of `split`. */
export function join(cut: Sections): Buffer {
  const heads = Object.entries(named).flatMap(([code, name]) => {
    const value = cut[name];
    return value ? [described(Number(code), value)] : [];
  });
  return Buffer.concat([...heads, cut.body, cut.footer]);
}
