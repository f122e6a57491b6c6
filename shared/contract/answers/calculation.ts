import { z } from 'zod';

/** How many there are, and the first and last of them. */
const summary = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ count: z.int().min(0), first: z.array(item), last: z.array(item) });

/** From, to, and the open seconds between them. */
const span = z.tuple([z.iso.datetime(), z.iso.datetime(), z.number()]);

/** How the open time between two instants came about. */
export const spanExplained = z.strictObject({
  timeZone: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  seconds: z.number().min(0),
  windows: summary(span),
  skipped: z.strictObject({ holidays: summary(z.string()), overrides: summary(z.string()), weekly: z.int().min(0) }),
  pauses: summary(span).extend({ seconds: z.number().min(0) }),
  offsetChanges: summary(z.strictObject({ at: z.iso.datetime(), before: z.string(), after: z.string() })),
  sentence: z.string(),
});

const localExplained = z.strictObject({
  timeZone: z.string(),
  local: z.string(),
  at: z.iso.datetime(),
  offset: z.string(),
  clocks: z.enum(['usual', 'skipped', 'repeated']),
  seconds: z.number().min(0),
  sentence: z.string(),
});

/** `POST /sla/calculate`. */
export const calculationAnswer = z.strictObject({
  result: z.union([z.string(), z.number(), z.boolean(), z.array(z.tuple([z.iso.datetime(), z.iso.datetime()]))]),
  explanation: z.union([spanExplained, localExplained]),
});
