import type { ServiceBusMessage } from '@azure/service-bus';
import type { TypedData } from './rpc.ts';

/** A received body's bytes; AMQP values that aren't bytes count as their text or JSON. */
export const bytesOf = (body: unknown): Buffer => {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
};

const textMessage = (text: string): ServiceBusMessage => ({ body: Buffer.from(text), contentType: 'text/plain' });

const arrayOf = (json: string): unknown[] | undefined => {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** The messages that an output value stands for: one for each item of an array, objects as indented JSON, as Azure does it. */
export const toMessages = ({ string, json, bytes, int, double }: TypedData): ServiceBusMessage[] => {
  if (bytes !== undefined) return [{ body: Buffer.from(bytes), contentType: 'application/octet-stream' }];
  const text = string ?? json ?? String(int ?? double);
  const items = arrayOf(text);
  if (items !== undefined) {
    return items.map((item) => textMessage(typeof item === 'string' ? item : JSON.stringify(item, undefined, 2)));
  }
  return [textMessage(json === undefined ? text : JSON.stringify(JSON.parse(json), undefined, 2))];
};
