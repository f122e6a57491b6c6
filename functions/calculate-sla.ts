import { calculationSchema } from '../shared/contract/calculation.ts';
import { validate } from '../shared/contract/validate.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import { handle } from '../shared/http/handle.ts';
import { ONE, readJson } from '../shared/http/read-json.ts';
import { json } from '../shared/http/respond.ts';
import { calculate } from '../shared/sla/calculate.ts';
import { SlaError } from '../shared/sla/sla-error.ts';

/** `POST /sla/calculate`: one question of clock arithmetic. */
export const calculateSla = (deps: Deps) =>
  handle(deps, async ({ request }) => {
    const question = validate(calculationSchema, await readJson(request, ONE));
    try {
      return json(200, calculate(question));
    } catch (error) {
      if (!(error instanceof SlaError)) throw error;
      const errors = [{ pointer: '/calendar', code: error.code, message: error.message }];
      throw new AppError(error.code, error.message, { errors }, { cause: error });
    }
  });
