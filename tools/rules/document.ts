import { CHANNEL_OF } from '../../shared/core/decision/channel-of.ts';
import { EDITIONS } from '../../shared/core/decision/edition.ts';
import { type Condition, type Feature, inEdition, valuesOf } from '../../shared/core/decision/features.ts';
import { ROWS, type Row } from '../../shared/core/decision/rows.ts';
import { FEES, RESPONSES } from '../../shared/core/decision/terms.ts';
import { WARNINGS } from '../../shared/core/decision/warnings.ts';
import { en } from '../../shared/core/texts/en.ts';
import { compareEditions, PAIRS, type Parting } from './compare-editions.ts';

/** The rules as a page for people, made from the same data that decides. */
export function rulesDocument(): string {
  return [
    '# The rules',
    'Generated from `shared/core/decision` by `npm run rules:document`: change the rows, not this page.',
    'A condition names features and the values that it asks for; all of them must hold. “Lines” are those of the seed; † marks other Microsoft material.',
    '## Decision table',
    'The first row that holds decides. A row’s number is its name, not its place.',
    ...EDITIONS.flatMap((edition) => [
      `### Edition ${edition}`,
      table(['Row', 'When', 'Outcome', 'Code', 'Reason', 'Lines'], inEdition(ROWS, edition).map(decisionRow)),
    ]),
    '## Warnings',
    'A filing carries every one that holds.',
    table(
      ['When', 'Code', 'Text', 'Lines'],
      WARNINGS.map(({ when, code, lines }) => [condition(when), `\`${code}\``, en[`warning.${code}`], lines]),
    ),
    '## Fee',
    'The first that holds; where none does, no fee applies.',
    table(
      ['When', 'Charged', 'Payable with', 'Lines'],
      FEES.map(({ when, gives, lines }) => [
        condition(when),
        gives.charged ? 'yes' : 'no',
        gives.payableWith.join(', ') || '–',
        lines,
      ]),
    ),
    '## Initial response',
    'The first that holds; where none does, Microsoft owes none.',
    table(
      ['When', 'Basis', 'Minutes', 'Committed', 'Lines'],
      RESPONSES.map(({ when, gives, lines }) => [
        condition(when),
        gives.basis,
        String(gives.targetMinutes ?? '–'),
        gives.committed ? 'yes' : 'an estimate',
        lines,
      ]),
    ),
    '## Where the editions differ',
    'Of all combinations of facts, those that two editions decide by different rows, with a witness for each kind. A witness names what is asked and what differs from the plainest of intents; `npm run rules:diff` prints it as one.',
    ...PAIRS.flatMap(([earlier, later]) => [
      `### ${earlier} and ${later}`,
      table([earlier, later, 'Combinations', 'Witness'], compareEditions(ROWS, earlier, later).map(parting)),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function decisionRow(row: (typeof ROWS)[number]): string[] {
  const files = row.diverts ? 'file, before later refusals' : 'file';
  const outcome = row.outcome === 'file' ? `${files}: ${channels(row)}` : ['refuse', ...instead(row)].join('; ');
  return [String(row.row), condition(row.when), outcome, `\`${row.code}\``, en[`reason.${row.code}`], row.lines];
}

function channels({ when }: Row): string {
  if (when.family === undefined) return 'the product’s channel';
  return [...new Set(when.family.map((family) => CHANNEL_OF[family]))].join(' or ');
}

const parting = ({ from, to, combinations, example }: Parting): string[] => [
  `\`${from.code}\``,
  `\`${to.code}\``,
  combinations.toLocaleString('en'),
  witness(example),
];

/** A combination by what is asked and by all that differs from a fact's first value. */
const witness = (example: Parting['example']): string =>
  Object.entries(example)
    .filter(([name, value]) => name !== 'edition' && (ASKED.includes(name) || value !== valuesOf(name as Feature)[0]))
    .map(([feature, value]) => `${feature} ${value}`)
    .join('<br>');
const ASKED = ['family', 'issueType', 'partnerType'];

const instead = ({ whoCanFile = [], leastRole }: Row): string[] => [
  ...(whoCanFile.length > 0 ? [`who can file: ${whoCanFile.join(', ')}`] : []),
  ...(leastRole === undefined ? [] : ['names the least role']),
];

const condition = (when: Condition): string =>
  Object.entries(when)
    .map(([feature, values]) => `${feature} ${values.join(' / ')}`)
    .join('<br>');

/** Columns as wide as their widest cell, the way Markdown formatters leave them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_title, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0), 3));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [title = [], ...body] = cells;
  return [line(title), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
