import { OPERATIONS, type Operation } from '../../shared/contract/operations.ts';

const rolesOf = ({ roles }: Operation): string =>
  typeof roles === 'string' ? roles : roles.map((role) => role.replace('Tickets.', '')).join(', ');

const ROWS = Object.values<Operation>(OPERATIONS).map(
  (row) => `| \`${row.method} ${row.path}\` | ${row.does} | ${rolesOf(row)} |`,
);
const TABLE = /^\| call +\|.*\n(?:\|.*\n)+/m;

/** The README with the table of calls as the table of operations has it. */
export const withCalls = (readme: string): string =>
  readme.replace(TABLE, () => ['| call | does | open to |', '| --- | --- | --- |', ...ROWS, ''].join('\n'));
