import { z } from 'zod';
import { calendarSchema, timeZone } from './calendar.ts';
import { instant as anyInstant, optional } from './fields.ts';

/** The clock changes of the years that were walked are kept, so there is a bound to them. */
const isFar = (at: number): boolean => at < 0 || at >= Date.UTC(2200, 0);
const FAR = { error: 'field.farInstant', params: { code: 'OUT_OF_RANGE' } };
const instant = anyInstant.refine((at) => !isFar(at), FAR);

const calendar = { calendar: calendarSchema };
const at = { ...calendar, at: instant };
const seconds = z.number().min(0);
const pauses = optional(z.array(z.tuple([instant, instant])).max(1_000));
const op = <const Name extends string>(name: Name) => ({ op: z.literal(name) });

// RFC 3339 sets no bound to the digits of a second's fraction; the calendar's library reads nine.
const localTime = z.iso
  .datetime({ local: true })
  .regex(/^[^Z]*$/, 'field.localTime')
  .refine((text) => !isFar(Date.parse(`${text}Z`)), FAR)
  .transform((text) => text.replace(/(\.\d{9})\d+$/, '$1'));

/** One question of clock arithmetic: `POST /sla/calculate`. */
export const calculationSchema = z.discriminatedUnion('op', [
  z.strictObject({ ...op('addBusinessTime'), ...calendar, start: instant, seconds, pauses }),
  z.strictObject({ ...op('subtractBusinessTime'), ...calendar, start: instant, seconds, pauses }),
  z.strictObject({ ...op('businessSecondsBetween'), ...calendar, from: instant, to: instant, pauses }),
  z.strictObject({ ...op('isOpen'), ...at }),
  z.strictObject({ ...op('nextOpenOrSelf'), ...at }),
  z.strictObject({ ...op('nextOpen'), ...at }),
  z.strictObject({ ...op('nextClose'), ...at }),
  z.strictObject({ ...op('openWindows'), ...calendar, from: instant, to: instant }),
  z.strictObject({
    ...op('resolveLocal'),
    calendar: z.null().optional(),
    local: localTime,
    timeZone,
  }),
]);

export const calculationExample = {
  op: 'addBusinessTime',
  calendar: { timeZone: 'Europe/Budapest', weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } },
  start: '2026-11-23T15:00:00Z',
  seconds: 7_200,
} satisfies z.input<typeof calculationSchema>;
