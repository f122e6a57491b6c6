import { z } from 'zod';
import { toRfc3339 } from '../core/sla/instant.ts';
import { zoneName } from '../core/sla/zone.ts';
import { textFault } from './text-fault.ts';

/** Text that somebody can read, trimmed; what is none is refused by the code of its fault. */
const text = (max: number, oneLine: boolean) =>
  z
    .string()
    .trim()
    .min(1, { abort: true })
    .max(max, { abort: true })
    .superRefine((found, context) => {
      const fault = textFault(found, oneLine);
      if (fault === null) return;
      const { code, params = {} } = fault;
      context.addIssue({ code: 'custom', message: `field.${code}`, params: { code, ...params }, continue: false });
    });

/** A single line of text. */
export const line = (max: number) => text(max, true);

/** Text of several lines, each ended as on Unix. */
export const prose = (max: number) => text(max, false).transform((lines) => lines.replace(/\r\n?/g, '\n'));

/** Text in its one normal form; `read` gives null for what has none, which is told as `field.{format}`. */
export const normalForm = (
  max: number,
  format: string,
  read: (text: string) => string | null,
  code: 'WRONG_FORMAT' | `UNKNOWN_${'COUNTRY' | 'LANGUAGE' | 'ZONE'}` = 'WRONG_FORMAT',
) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((found, context) => {
      const form = read(found);
      if (form === null) context.addIssue({ code: 'custom', message: `field.${format}`, params: { code } });
      return form ?? z.NEVER;
    });

/** An optional member: null is as absent. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema
    .nullable()
    .transform((found) => found ?? undefined)
    .optional();

/** A member that has a value where it is absent or null. */
export const defaulted = <Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>) =>
  schema
    .nullish()
    .transform((found): z.output<Schema> => found ?? value)
    .meta({ default: value });

/** A list whose order and repeats mean nothing: sorted, each item once. */
export const setOf = <Schema extends z.ZodType>(item: Schema, max: number) =>
  z
    .array(item)
    .max(max)
    .transform((items) => {
      const byText = new Map(items.map((found) => [JSON.stringify(found), found]));
      return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
    });

/** A directory tenant or subscription id; kept in lower case so that equal ids are equal strings. */
export const guid = z
  .string()
  .trim()
  .pipe(z.guid())
  .transform((id) => id.toLowerCase());

/** RFC 3339 with an offset, as epoch milliseconds. What isn't aborts, so that no rule over the whole compares it. */
export const instant = z
  .string()
  .trim()
  .max(40)
  .toUpperCase()
  .pipe(z.iso.datetime({ offset: true, abort: true }))
  .transform((found) => Date.parse(found))
  .meta({ format: 'date-time' });

/** RFC 3339 knows years of four digits. */
const isWritable = (at: number): boolean => at >= Date.parse('0000-01-01T00:00:00Z') && at < Date.UTC(10_000, 0);

/** RFC 3339 with an offset, told in UTC. */
export const instantText = instant
  .refine(isWritable, { error: 'field.datetime', params: { code: 'WRONG_FORMAT' }, abort: true })
  .transform(toRfc3339);

/** A time zone by its IANA name. */
export const ianaTimeZone = normalForm(64, 'timeZone', zoneName, 'UNKNOWN_ZONE');
