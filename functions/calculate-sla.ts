import { told } from '../shared/contract/validate.ts';
import { calculate } from '../shared/core/sla/calculate.ts';
import { SlaError } from '../shared/core/sla/sla-error.ts';
import { calculationSentence } from '../shared/core/texts/calculation-sentence.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { json } from '../shared/gate/http/respond.ts';

/** `POST /sla/calculate`: one question of clock arithmetic. */
export const calculateSla = (deps: Deps) =>
  handle(deps, 'calculateSla', async ({ body: question, texts }) => {
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
