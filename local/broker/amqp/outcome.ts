import rhea, { type Delivery, type Typed } from 'rhea';
import type { Outcome } from '../engine/settlement.ts';
import type { Properties } from '../message/properties.ts';
import { encodeTyped, remoteOutcome } from './rhea-internals.ts';

/** Reads a receiver's decision about a delivery; undefined for one that Service Bus clients never take. */
export function readOutcome(delivery: Delivery): Outcome | undefined {
  const { type, fields } = remoteOutcome(delivery);
  switch (type) {
    case 'accepted':
      return { kind: 'complete' };
    case 'released':
      return { kind: 'release' };
    case 'modified':
      return { kind: fields[1]?.value === true ? 'defer' : 'abandon', properties: readProperties(fields[2]) };
    case 'rejected': {
      const [, , info] = (fields[0]?.value ?? []) as (Typed | undefined)[];
      return { kind: 'deadLetter', properties: readProperties(info) };
    }
    default:
      return undefined;
  }
}

function readProperties(map: Typed | undefined): Properties {
  const flat = Array.isArray(map?.value) ? (map.value as Typed[]) : [];
  const properties = new Map<string, Buffer>();
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const value = flat[i + 1] as Typed;
    if (value.value !== null) properties.set(String(flat[i]?.value), encodeTyped(value));
  }
  return properties;
}

/** Application properties of plain JavaScript values, as a management request holds them. */
export function propertiesOf(values: Readonly<Record<string, unknown>>): Properties {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return new Map(given.map(([name, value]) => [name, encodeTyped(rhea.types.wrap(value))]));
}
