import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { ROWS } from '../../shared/core/decision/rows.ts';
import { FEES, RESPONSES } from '../../shared/core/decision/terms.ts';
import { WARNINGS } from '../../shared/core/decision/warnings.ts';
import { analyse } from './analyse.ts';
import { compareEditions, INTENDED_PARTINGS } from './compare-editions.ts';
import { unreachable } from './reach.ts';

const USAGE = `npm run rules:check

Holds the rules against the whole fact space, prints the counts, and fails when something is wrong.`;

await runProgram(USAGE, (args) => {
  readOptions(args, {});
  const { features, combinations, ordered, decides, faults } = analyse(ROWS);
  const partings = compareEditions(ROWS, '2024', '2025');
  const intended = new Set(INTENDED_PARTINGS.map(String));
  const unintended = partings.filter(({ from, to }) => !intended.has(`${from},${to}`));
  const rules = [...WARNINGS, ...FEES, ...RESPONSES];
  const never = unreachable(rules, ROWS);

  const count = (number: number) => number.toLocaleString('en').padStart(12);
  const lines = [
    `${count(combinations)} combinations of ${features.length} features: ${features.join(', ')}`,
    `${count(ordered)} of them meet several rows, and the order decides`,
    '',
    ...decides.map((row) => `${count(row.combinations)} ${row.code}`),
    '',
    'Decided otherwise by edition 2025:',
    ...partings.map((parting) => `${count(parting.combinations)} ${parting.from} -> ${parting.to}`),
    '',
    `${rules.length - never.length} of ${rules.length} warnings, fees and responses can be called for`,
  ];
  console.log(lines.join('\n'));

  const wrong = [
    ...faults,
    ...unintended.map((parting) => ({ kind: 'unintended difference between editions', ...parting })),
    ...never.map((rule) => ({ kind: 'unreachable', ...rule })),
  ];
  for (const fault of wrong) console.error(JSON.stringify(fault, null, 2));
  console.log(wrong.length === 0 ? '\nNo fault.' : `\n${wrong.length} faults.`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
});
