import rhea, { type Delivery, type Typed } from 'rhea';
import type { Outcome } from '../engine/settlement.ts';
import { checkProperty } from '../message/limits.ts';
import type { Properties } from '../message/properties.ts';
import { string } from '../message/values.ts';
import { encodeTyped, remoteOutcome } from './rhea-internals.ts';

/**
 * Reads a receiver's decision about a delivery; undefined for one that Service Bus clients never take. Throws
 * UnacceptableMessage where it sets properties that Service Bus doesn't take.
 */
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
  const given: [string, Typed][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) given.push([String(flat[i]?.value), flat[i + 1] as Typed]);
  return encodeAll(given);
}

/** Application properties of plain JavaScript values, as a management request holds them. Throws UnacceptableMessage. */
export function propertiesOf(values: Readonly<Record<string, unknown>>): Properties {
  return encodeAll(Object.entries(values).map(([name, value]) => [name, rhea.types.wrap(value)]));
}

function encodeAll(given: readonly [string, Typed][]): Properties {
  const properties = new Map<string, Buffer>();
  for (const [name, typed] of given) {
    if (typed.value === null) continue;
    const value = encodeTyped(typed);
    checkProperty(name, string(name), value);
    properties.set(name, value);
  }
  return properties;
}
