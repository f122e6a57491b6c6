import { Misuse, runProgram } from '@csp-ticket-router/kit/program.ts';
import { EDITIONS, isEdition } from '../../shared/core/decision/edition.ts';
import { ROWS } from '../../shared/core/decision/rows.ts';
import { compareEditions } from './compare-editions.ts';
import { exampleRequest } from './example-request.ts';

const USAGE = `npm run rules:diff -- EDITION EDITION

Tells where the second edition decides otherwise than the first: for each kind of change how many combinations of facts
there are, and one request that is an example. The editions are ${EDITIONS.join(', ')}.`;

await runProgram(USAGE, ([one = '', other = '', ...more]) => {
  if (!isEdition(one) || !isEdition(other) || more.length > 0)
    throw new Misuse(
      `expected two editions of ${EDITIONS.join(', ')}, found "${[one, other, ...more].join(' ').trim()}"`,
    );

  const partings = compareEditions(ROWS, one, other);
  for (const { from, to, combinations, example } of partings) {
    console.log(`${combinations.toLocaleString('en')} ${from.code} (${from.row}) -> ${to.code} (${to.row})`);
    console.log(`${JSON.stringify(exampleRequest(example))}\n`);
  }
  const all = partings.reduce((sum, { combinations }) => sum + combinations, 0);
  console.log(`${all.toLocaleString('en')} combinations, ${partings.length} kinds of change`);
});
