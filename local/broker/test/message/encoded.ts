import fc from 'fast-check';
import type { Typed } from 'rhea';
import rhea from 'rhea';

/** A message encoded by the library that the official client encodes with. */
export const encode = (message: object): Buffer => rhea.message.encode({ body: undefined, ...message });

/** The same in reverse, as the client reads it. */
export const decode = (bytes: Buffer): Record<string, unknown> => rhea.message.decode(bytes) as never;

const { types } = rhea;
/** Values of the AMQP types that applications put into properties. */
const simpleValue: fc.Arbitrary<Typed> = fc.oneof(
  fc.string().map((text) => types.wrap_string(text)),
  fc.string({ minLength: 250, maxLength: 300 }).map((text) => types.wrap_string(text)),
  fc.boolean().map((value) => types.wrap_boolean(value)),
  fc.integer().map((value) => types.wrap_int(value)),
  fc.nat().map((value) => types.wrap_uint(value)),
  fc.maxSafeInteger().map((value) => types.wrap_long(value)),
  fc.maxSafeNat().map((value) => types.wrap_ulong(value)),
  fc.double({ noNaN: true }).map((value) => types.wrap_double(value)),
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => types.wrap_uuid(Buffer.from(bytes))),
  fc.date({ noInvalidDate: true }).map((value) => types.wrap_timestamp(value.getTime())),
);

const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text !== '__proto__');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Messages of all sections and body kinds, as an application may send them. */
export const anyMessage: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    message_id: fc.oneof(fc.string({ minLength: 1 }), fc.nat()),
    subject: fc.string(),
    to: fc.string(),
    group_id: fc.string(),
    content_type: fc.constantFrom('text/plain', 'application/json'),
    ttl: fc.nat(),
    durable: fc.boolean(),
    priority: fc.nat({ max: 9 }),
    delivery_annotations: fc.dictionary(name, simpleValue),
    message_annotations: fc.dictionary(name, simpleValue),
    application_properties: fc.dictionary(name, simpleValue),
    body: optional(
      fc.oneof(
        fc.uint8Array({ maxLength: 600 }).map((bytes) => rhea.message.data_section(Buffer.from(bytes))),
        fc.array(fc.uint8Array()).map((all) => rhea.message.data_sections(all.map((bytes) => Buffer.from(bytes)))),
        fc.array(fc.string()).map((list) => rhea.message.sequence_section(list)),
        fc.string(),
        fc.integer(),
        fc.dictionary(name, fc.array(fc.string())),
      ),
    ),
    footer: fc.dictionary(name, simpleValue),
  },
  { requiredKeys: [] },
);
