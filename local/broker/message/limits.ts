import { fieldNames, propertyField } from './fields.ts';
import type { Entries } from './maps.ts';
import type { Sections } from './sections.ts';
import { contentOf, MalformedMessage, textOf, valueEnd } from './values.ts';

/**
 * What Service Bus takes: bytes of one property, bytes of all that stands before the body, characters of a name.
 * https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
 */
const limits = { property: 32 * 1024, header: 64 * 1024, name: 128 } as const;
const partitionKey = 'x-opt-partition-key';

/** A well-formed message that is more than Service Bus takes; `condition` is what clients turn into their codes. */
export class UnacceptableMessage extends Error {
  override name = 'UnacceptableMessage';
  readonly condition: string;

  constructor(condition: string, message: string) {
    super(message);
    this.condition = condition;
  }
}

/** Throws UnacceptableMessage or MalformedMessage where a sent message is beyond what Service Bus takes. */
export function checkLimits(cut: Sections, fields: readonly Buffer[], annotations: Entries, properties: Entries): void {
  const before = [cut.header, cut.annotations, cut.properties, cut.applicationProperties];
  const size = before.reduce((sum, section) => sum + (section?.length ?? 0), 0);
  if (size > limits.header) throw tooLarge('header and properties', limits.header, size);
  for (const [at, field] of fields.entries()) checkSize(fieldNames[at], field);
  for (const [name, { value }] of annotations) checkSize(name, value);
  for (const [name, { key, value }] of properties) checkProperty(name, key, value);
  for (const at of [propertyField.messageId, propertyField.groupId, propertyField.replyToGroupId]) {
    checkName(fieldNames[at], fields[at]);
  }
  checkName(partitionKey, annotations.get(partitionKey)?.value);
}

/** Throws where Service Bus would not have this as an application property. */
export function checkProperty(name: string, key: Buffer, value: Buffer): void {
  if (textOf(key) === undefined)
    throw new MalformedMessage(`expected names of application properties, found "${name}"`);
  const kind = refused[typeOf(value)];
  // Service Bus reports a type with the condition of a size, and in these words.
  if (kind) {
    const text = `Serialization operation failed due to unsupported type ${kind} (application property "${name}").`;
    throw new UnacceptableMessage('amqp:link:message-size-exceeded', text);
  }
  checkSize(name, value);
}

/** What Service Bus doesn't take as a property, by the codes of AMQP types. All else is a simple value. */
const refused: Readonly<Record<number, string>> = {
  69: 'list',
  192: 'list',
  208: 'list',
  193: 'map',
  209: 'map',
  224: 'array',
  240: 'array',
  160: 'binary',
  176: 'binary',
};

/** The type code of a value, or of what stands behind its descriptor. */
const typeOf = (value: Buffer): number => value[value[0] === 0 ? valueEnd(value, 1) : 0] as number;

function checkSize(what: string | undefined, value: Buffer): void {
  if (value.length <= limits.property) return;
  const size = contentOf(value).length;
  if (size > limits.property) throw tooLarge(what, limits.property, size);
}

function checkName(what: string, value: Buffer | undefined): void {
  const length = (value && textOf(value)?.length) ?? 0;
  if (length <= limits.name) return;
  const text = `expected ${what} to have at most ${limits.name} characters, found ${length}`;
  throw new UnacceptableMessage('com.microsoft:argument-error', text);
}

const tooLarge = (what = 'a property', allowed: number, found: number) =>
  new UnacceptableMessage('amqp:internal-error', `expected ${what} of at most ${allowed} bytes, found ${found}`);
