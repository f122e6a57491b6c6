import { parseConstraint } from './constraints.ts';

interface Parameter {
  name: string;
  optional: boolean;
  catchAll: boolean;
  defaultValue: string | undefined;
  checks: ((value: string) => boolean)[];
}

/** One stretch of a path between slashes: a pattern whose groups are the parameters in order. */
interface Segment {
  pattern: RegExp;
  parameters: Parameter[];
}

/** Matches a path without leading slash, still percent-encoded; the parameters' values, or undefined for no match. */
export type RouteMatcher = (path: string) => Record<string, string> | undefined;

/** Splits at a separator, leaving alone what stands in parentheses (`regex(a:b)`). */
const splitOutside = (text: string, separator: string): string[] => {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
};

const parseParameter = (text: string): Parameter => {
  const [definition = '', ...defaults] = splitOutside(text, '=');
  const optional = definition.endsWith('?');
  const [name = '', ...constraints] = splitOutside(optional ? definition.slice(0, -1) : definition, ':');
  return {
    name: name.replace(/^\*{1,2}/, ''),
    optional,
    catchAll: name.startsWith('*'),
    defaultValue: defaults.length === 0 ? undefined : defaults.join('='),
    checks: constraints.map(parseConstraint),
  };
};

const escapeText = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const parseSegment = (text: string): Segment => {
  const parameters: Parameter[] = [];
  // A brace inside a parameter (in a regex constraint) is written twice.
  const pieces = text.split(/\{((?:[^{}]|\{\{|\}\})+)\}(?!\})/);
  const source = pieces.map((piece, i) => {
    if (i % 2 === 0) return escapeText(piece);
    const parameter = parseParameter(piece.replaceAll('{{', '{').replaceAll('}}', '}'));
    parameters.push(parameter);
    return parameter.catchAll ? '(.*)' : '(.+)';
  });
  const whole = pieces.length === 3 && pieces[0] === '' && pieces[2] === '';
  if (!whole && parameters.some(({ optional, catchAll }) => optional || catchAll)) {
    throw new Error(`expected an optional or catch-all parameter to fill its segment, found "${text}"`);
  }
  return { pattern: new RegExp(`^${source.join('')}$`, 'i'), parameters };
};

const splitSegments = (template: string): string[] => {
  const parts = [''];
  let depth = 0;
  for (const character of template) {
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (character === '/' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
};

// Kestrel decodes the path, but leaves an encoded slash as it stands.
const decode = (segment: string): string => {
  try {
    return segment.split(/%2f/i).map(decodeURIComponent).join('%2F');
  } catch {
    return segment;
  }
};

/** Compiles an ASP.NET route template. Matching ignores case and one trailing slash. @throws Error for a bad template */
export const compileRoute = (template: string): RouteMatcher => {
  const trimmed = template.replace(/^\/|\/$/g, '');
  const segments = trimmed === '' ? [] : splitSegments(trimmed).map(parseSegment);

  return (path) => {
    const trimmedPath = path.replace(/\/$/, '');
    const given = trimmedPath === '' ? [] : trimmedPath.split('/').map(decode);
    const values: Record<string, string> = {};
    for (const [i, { pattern, parameters }] of segments.entries()) {
      const only = parameters[0];
      const text = only?.catchAll ? given.slice(i).join('/') : given[i];
      if (text === undefined || (text === '' && only?.catchAll)) {
        if (only?.defaultValue !== undefined) values[only.name] = only.defaultValue;
        else if (!only?.optional && !only?.catchAll) return undefined;
        continue;
      }
      const groups = pattern.exec(text);
      if (groups === null) return undefined;
      for (const [n, { name, checks }] of parameters.entries()) {
        const value = groups[n + 1] ?? '';
        if (!checks.every((check) => check(value))) return undefined;
        values[name] = value;
      }
    }
    const endless = segments.at(-1)?.parameters[0]?.catchAll ?? false;
    return given.length > segments.length && !endless ? undefined : values;
  };
};
