import type { z } from 'zod';

type Deep<Value> = Value extends object ? { readonly [Member in keyof Value]: Deep<Value[Member]> } : Value;

/** What a view of an answer gives: exactly what the answer's schema says. */
export type Shown<Schema extends z.ZodType> = Deep<z.output<Schema>>;
