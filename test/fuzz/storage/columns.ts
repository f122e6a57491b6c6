import { z } from 'zod';
import type { Entity } from '../../../shared/adapters/store/table.ts';

export const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
export const ID = '[0-9a-f]{32}';
export const INSTANT = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';

export const matching = (...pattern: string[]) => z.string().regex(new RegExp(`^${pattern.join('')}$`));

/** The columns that hold a long text in pieces `name0`, `name1` … as one, beside the others. */
export function joined({ partitionKey: _, rowKey: __, ...row }: Entity, name?: string): Record<string, unknown> {
  if (name === undefined) return row;
  const pieces = Object.keys(row).filter((column) => new RegExp(`^${name}\\d+$`).test(column));
  const text = pieces.map((_piece, index) => row[`${name}${index}`]).join('');
  const others = Object.entries(row).filter(([column]) => !pieces.includes(column));
  return { ...Object.fromEntries(others), [name]: text };
}

/** Text that is JSON of a shape. */
export const jsonOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'Expected JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** What is wrong with a value, by place. */
export function shapeFaults(schema: z.ZodType, value: unknown): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `/${path.join('/')}: ${message}`);
}
