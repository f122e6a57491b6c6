import { OPERATIONS, type Operation } from '../../shared/contract/operations.ts';

const ROWS = Object.values<Operation>(OPERATIONS).map(
  ({ method, path, does }) => `| \`${method} ${path}\` | ${does} |`,
);
const TABLE = /^\| call +\|.*\n(?:\|.*\n)+/m;

/** The README with the table of calls as the table of operations has it. */
export const withCalls = (readme: string): string =>
  readme.replace(TABLE, () => ['| call | does |', '| --- | --- |', ...ROWS, ''].join('\n'));
