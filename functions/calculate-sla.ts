import { calculationSchema } from '../shared/contract/calculation.ts';
import { noQuerySchema } from '../shared/contract/queries.ts';
import { told, validate } from '../shared/contract/validate.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import { handle } from '../shared/http/handle.ts';
import { readJson } from '../shared/http/read-json.ts';
import { readQuery } from '../shared/http/read-query.ts';
import { json } from '../shared/http/respond.ts';
import { ONE } from '../shared/json/check-structure.ts';
import { calculate } from '../shared/sla/calculate.ts';
import { SlaError } from '../shared/sla/sla-error.ts';
import { calculationSentence } from '../shared/texts/calculation-sentence.ts';

/** `POST /sla/calculate`: one question of clock arithmetic. */
export const calculateSla = (deps: Deps) =>
  handle(deps, 'calculateSla', async ({ request, texts }) => {
    const body = await readJson(request, ONE);
    readQuery(noQuerySchema, request);
    const question = validate(calculationSchema, body);
    try {
      const calculated = calculate(question);
      const sentence = calculationSentence(question, calculated, texts);
      return json(200, { ...calculated, explanation: { ...calculated.explanation, sentence } });
    } catch (error) {
      if (!(error instanceof SlaError)) throw error;
      const { code } = error;
      const errors = [{ pointer: '/calendar', code, ...told({ key: `field.${code}` }) }];
      throw new AppError(code, {}, { errors, cause: error });
    }
  });
