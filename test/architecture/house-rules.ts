import { dirname } from 'node:path';
import { circles, importsOf, say, sizesOf, type Tree, within } from './source-tree.ts';

/** Each room, and all that it may import besides packages. From the ground up: what stands below knows nothing above. */
const TOOLS = ['shared/hash.ts', 'shared/remember.ts', 'shared/trace.ts', 'shared/failure.ts'];
const ERRORS = ['shared/errors.ts'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'shared/core': TOOLS,
  'shared/errors.ts': ['shared/core/texts'],
  'shared/contract': ['shared/core', ...ERRORS, ...TOOLS],
  'shared/adapters': ['shared/contract', 'shared/core', ...ERRORS, ...TOOLS],
  'shared/deps.ts': ['shared/adapters', 'shared/core'],
  'shared/gate': ['shared/adapters', 'shared/contract', 'shared/core', 'shared/deps.ts', ...ERRORS, ...TOOLS],
  'shared/flows': ['shared/adapters', 'shared/contract', 'shared/core', 'shared/deps.ts', ...ERRORS, ...TOOLS],
  'shared/start': ['shared'],
  'operator/command-line': ['shared/adapters', 'shared/start', ...ERRORS],
  operator: ['shared/flows', 'shared/contract', 'shared/core'],
  functions: ['shared/gate', 'shared/flows', 'shared/contract', 'shared/core', 'shared/deps.ts', ...ERRORS, ...TOOLS],
  ...Object.fromEntries(TOOLS.map((tool) => [tool, []])),
};

/** Where the app and what administers it are put together: they alone may know how the outside world is set up. */
const ROOTS = ['functions/index.ts', 'operator/command-line'];

/** Packages, by the places that may name them. What isn't listed is for no part of the product. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'shared/core': ['node:crypto', 'temporal-polyfill', 'date-holidays', 'i18n-iso-countries'],
  'shared/hash.ts': ['node:crypto'],
  'shared/trace.ts': ['node:crypto'],
  'shared/deps.ts': ['node:crypto'],
  'shared/contract': ['node:url', 'zod', 'i18n-iso-countries'],
  'shared/adapters': ['node:', 'zod', 'jose', '@azure/data-tables', '@azure/service-bus'],
  'shared/gate': ['node:', 'zod', '@azure/functions'],
  'shared/flows': ['node:'],
  'shared/start': ['node:', 'zod', '@azure/data-tables', '@azure/service-bus', '@azure/identity'],
  'operator/command-line': ['node:', 'zod', 'local/kit'],
  operator: ['node:', 'zod', 'local/kit'],
  functions: ['node:', '@azure/functions'],
};

const isFile = (id: string): boolean => within(id, 'shared', 'functions', 'operator');
const roomOf = (file: string): string | undefined => Object.keys(MAY_IMPORT).find((room) => within(file, room));
const isOf = (id: string, name: string): boolean =>
  id === name || id.startsWith(`${name}/`) || (name.endsWith(':') && id.startsWith(name));

/** Imports that the order of the rooms forbids, and of files in no room. */
export const againstTheOrder = (tree: Tree): string[] =>
  importsOf(tree)
    .filter(({ from, to }) => {
      const room = roomOf(from);
      if (room === undefined) return true;
      if (!isFile(to)) return !(PACKAGES[room] ?? []).some((name) => isOf(to, name));
      if (within(to, room)) return false;
      if (within(to, 'shared/start')) return !within(from, ...ROOTS);
      return !within(to, ...(MAY_IMPORT[room] ?? []));
    })
    .map(say);

/** Pairs that the order allows, or doesn't see, and that must not be all the same. */
const NEVER: readonly [from: string, to: string, reason: string][] = [
  ['shared/adapters/store', 'shared/gate', 'what is stored knows nobody’s credential'],
  ['shared/contract', 'shared/adapters/store', 'the contract knows no rows'],
  ['shared/core', 'shared/contract', 'the rules know no wire'],
  ['shared/flows', 'shared/gate', 'an act doesn’t know how it was asked for'],
  ['shared/gate', 'shared/flows', 'the gate does nothing'],
  ['shared/errors.ts', 'shared/core/partner', 'failures know no feature'],
  ['shared/errors.ts', 'shared/core/ticket', 'failures know no feature'],
  ['functions', 'shared/adapters/store', 'a handler calls a flow'],
  ['shared/core/decision', 'shared/core/ticket', 'a decision is made before there is a ticket'],
  ['shared/core/decision', 'shared/core/sla', 'a decision is timed by others'],
];

export const nevers = (tree: Tree): string[] =>
  importsOf(tree).flatMap((found) =>
    NEVER.filter(([from, to]) => within(found.from, from) && within(found.to, to)).map(
      ([, , reason]) => `${say(found)}: ${reason}`,
    ),
  );

/** Clocks and dice: their values come in from outside. */
export const impure = (tree: Tree): string[] =>
  Object.entries(tree)
    .filter(([file]) => within(file, 'shared/core'))
    .filter(([, text]) =>
      /Date\.now\(|new Date\(\)|Math\.random|random(UUID|Bytes|Int)\b|performance\.|process\./.test(text),
    )
    .map(([file]) => file);

export const fileCircles = (tree: Tree): string[][] => circles(importsOf(tree).filter(({ to }) => isFile(to)));

/** Circles among folders. A folder's own sub-folders are part of it only for those below another storey. */
export const folderCircles = (tree: Tree): string[][] =>
  circles(
    importsOf(tree)
      .filter(({ to }) => isFile(to))
      .map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to) }))
      .filter(({ from, to }) => from !== to),
  );

/** Files beside the storeys are rooms of their own. */
const folderOf = (file: string): string => (dirname(file) === 'shared' ? file : dirname(file));

/** Files beyond what one takes in at a look: none over 220 lines, a tenth over 100, half over 50. */
export function halls(tree: Tree): string[] {
  const sizes = sizesOf(tree);
  const at = (part: number) => sizes[Math.floor(sizes.length * part)]?.lines ?? 0;
  return [
    ...sizes.filter(({ lines }) => lines > 220).map(({ path, lines }) => `${path}: ${lines} lines`),
    ...(at(0.1) > 100 ? [`a tenth of the files: over ${at(0.1)} lines`] : []),
    ...(at(0.5) > 50 ? [`half of the files: over ${at(0.5)} lines`] : []),
  ];
}
