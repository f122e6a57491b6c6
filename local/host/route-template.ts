import { type Parameter, parseParameter } from './route-parameter.ts';

/** A literal, or a parameter. */
type Part = string | Parameter;

/** Matches a decoded path without leading slash; the parameters' values, or undefined for no match. */
export type RouteMatcher = (path: string) => Record<string, string> | undefined;

const isParameter = (part: Part | undefined): part is Parameter => typeof part === 'object';

// A slash, a literal or a parameter; a brace that is none of a parameter is written twice.
const TOKEN = /(\/)|((?:[^{}/]|\{\{|\}\})+)|\{((?:[^{}]|\{\{|\}\})+)\}(?!\})/y;
const single = (text: string) => text.replaceAll('{{', '{').replaceAll('}}', '}');

function checkSegment(parts: readonly Part[], isLast: boolean): void {
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1];
    if (!isParameter(part)) {
      if (part.includes('?')) throw new Error(`expected no question mark outside braces, found "${part}"`);
      continue;
    }
    if (isParameter(before)) throw new Error('expected a text between two parameters of one segment');
    if (part.catchAll && (parts.length > 1 || !isLast))
      throw new Error(`expected the catch-all parameter "${part.name}" to be the last segment, alone`);
    if (part.optional && parts.length > 1 && (i !== parts.length - 1 || before !== '.'))
      throw new Error(
        `expected the optional parameter "${part.name}" to fill its segment, or to end it after a period`,
      );
  }
}

function parseTemplate(template: string): Part[][] {
  const text = template.replace(/^~?\//, '');
  if (text.startsWith('~')) throw new Error('expected "~" before a slash alone');
  const segments: Part[][] = [[]];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const [, slash, literal, parameter] = TOKEN.exec(text) ?? [];
    const parts = segments.at(-1) ?? [];
    if (slash !== undefined) {
      if (parts.length === 0) throw new Error('expected no slash after a slash, nor two before the first segment');
      segments.push([]);
    } else if (literal !== undefined) parts.push(single(literal));
    else if (parameter !== undefined) parts.push(parseParameter(single(parameter)));
    else throw new Error('expected each brace to be closed, and one outside a parameter to be written twice');
  }
  if (segments.at(-1)?.length === 0) segments.pop();
  for (const [i, parts] of segments.entries()) checkSegment(parts, i === segments.length - 1);
  const names = segments
    .flat()
    .filter(isParameter)
    .map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) throw new Error('expected each parameter once');
  return segments;
}

const escapeText = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The patterns of a segment, whose groups are its parameters in order; what is optional may go with its period. */
function toPatterns(parts: readonly Part[]): RegExp[] {
  const toPattern = (some: readonly Part[], end = '') =>
    new RegExp(`^${some.map((part) => (isParameter(part) ? '(.+)' : escapeText(part))).join('')}${end}$`, 'is');
  const last = parts.at(-1);
  const canEndEarly = parts.length > 1 && isParameter(last) && last.optional;
  return canEndEarly ? [toPattern(parts), toPattern(parts.slice(0, -2), '(?<!\\.)')] : [toPattern(parts)];
}

/** Compiles an ASP.NET route template. Matching ignores case and one slash at the end. Fails with Error for a bad template. */
export function compileRoute(template: string): RouteMatcher {
  let parsed: Part[][];
  try {
    parsed = parseTemplate(template);
  } catch (error) {
    throw new Error(`route "${template}": ${error instanceof Error ? error.message : error}`);
  }
  const segments = parsed.map((parts) => ({
    parts,
    parameters: parts.filter(isParameter),
    patterns: toPatterns(parts),
  }));
  const all = segments.flatMap(({ parameters }) => parameters);

  return (path) => {
    const given = path === '' ? [] : path.replace(/\/$/, '').split('/');
    const values: Record<string, string> = {};
    for (const [i, text] of given.entries()) {
      const segment = segments[i];
      if (text === '' || segment === undefined) return undefined;
      const [first] = segment.parameters;
      if (first?.catchAll) {
        values[first.name] = path.split('/').slice(i).join('/');
        break;
      }
      const groups = segment.patterns.map((pattern) => pattern.exec(text)).find((found) => found !== null);
      if (groups === undefined) return undefined;
      for (const [n, { name }] of segment.parameters.entries()) {
        const value = groups[n + 1];
        if (value !== undefined) values[name] = value;
      }
    }
    for (const { parts } of segments.slice(given.length)) {
      const [only] = parts;
      const dispensable = isParameter(only) && (only.optional || only.catchAll || only.defaultValue !== undefined);
      if (parts.length > 1 || !dispensable) return undefined;
    }
    for (const { name, defaultValue, optional, checks } of all) {
      const value = values[name] ?? defaultValue;
      if (value !== undefined) values[name] = value;
      // A value that is missing meets no constraint, unless it may be missing.
      if (value === undefined ? !optional && checks.length > 0 : !checks.every((check) => check(value)))
        return undefined;
    }
    return values;
  };
}
