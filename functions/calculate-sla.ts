import { calculationSchema } from '../shared/contract/calculation.ts';
import { validate } from '../shared/contract/validate.ts';
import type { Deps } from '../shared/deps.ts';
import { ONE } from '../shared/http/check-structure.ts';
import { handle } from '../shared/http/handle.ts';
import { readJson } from '../shared/http/read-json.ts';
import { json } from '../shared/http/respond.ts';
import { calculate } from '../shared/sla/calculate.ts';
import { calculationSentence } from '../shared/texts/calculation-sentence.ts';
import { calendarProblem } from './calendar-problem.ts';

/** `POST /sla/calculate`: one question of clock arithmetic. */
export const calculateSla = (deps: Deps) =>
  handle(deps, 'calculateSla', async ({ request, texts }) => {
    const question = validate(calculationSchema, await readJson(request, ONE));
    try {
      const calculated = calculate(question);
      const sentence = calculationSentence(question, calculated, texts);
      return json(200, { ...calculated, explanation: { ...calculated.explanation, sentence } });
    } catch (error) {
      throw calendarProblem(error, '/calendar');
    }
  });
