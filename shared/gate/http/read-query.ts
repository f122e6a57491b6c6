import type { HttpRequest } from '@azure/functions';
import type { z } from 'zod';
import { REPEATED, validateQuery } from '../../contract/validate.ts';

/**
 * The parameters of a query; fails with VALIDATION_FAILED and every fault among them. They are read from the URL, since
 * the platform joins the values of a parameter that is repeated.
 */
export function readQuery<Schema extends z.ZodType>(schema: Schema, { url }: HttpRequest): z.output<Schema> {
  const { searchParams } = new URL(url);
  const values = [...searchParams].map(([name, value]) => [
    name,
    searchParams.getAll(name).length === 1 ? value : REPEATED,
  ]);
  return validateQuery(schema, Object.fromEntries(values));
}
