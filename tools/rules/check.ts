import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { EDITIONS } from '../../shared/core/decision/edition.ts';
import { inEdition } from '../../shared/core/decision/features.ts';
import { ROWS } from '../../shared/core/decision/rows.ts';
import { FEES, RESPONSES } from '../../shared/core/decision/terms.ts';
import { WARNINGS } from '../../shared/core/decision/warnings.ts';
import { analyse } from './analyse.ts';
import { unreachable } from './reach.ts';

const USAGE = `npm run rules:check

Holds the rules against the whole fact space, prints the counts, and fails when something is wrong.`;

await runProgram(USAGE, (args) => {
  readOptions(args, {});
  const analyses = EDITIONS.map((edition) => ({ edition, ...analyse(inEdition(ROWS, edition)) }));
  const rules = [...WARNINGS, ...FEES, ...RESPONSES];
  const never = unreachable(rules, ROWS);

  const count = (number: number) => number.toLocaleString('en').padStart(12);
  const lines = analyses.flatMap(({ edition, combinations, features, ordered, decides }) => [
    `Edition ${edition}`,
    `${count(combinations)} combinations of ${features.length} features: ${features.join(', ')}`,
    `${count(ordered)} of them meet several rows, and the order decides`,
    ...decides.map((row) => `${count(row.combinations)} ${row.code}`),
    '',
  ]);
  lines.push(`${rules.length - never.length} of ${rules.length} warnings, fees and responses can be called for`);
  console.log(lines.join('\n'));

  const wrong = [
    ...analyses.flatMap(({ edition, faults }) => faults.map((fault) => ({ edition, ...fault }))),
    ...never.map((rule) => ({ kind: 'unreachable', ...rule })),
  ];
  for (const fault of wrong) console.error(JSON.stringify(fault, null, 2));
  console.log(wrong.length === 0 ? '\nNo fault.' : `\n${wrong.length} faults.`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
});
