import { StartError } from './start-error.ts';
import { parseTimeSpan } from './timespan.ts';

/** What host.json and the environment say, by path ("extensions:http:routePrefix"). Undefined is what neither names. */
export interface Configuration {
  text(path: string): string | undefined;
  /** Fails with StartError for what is no whole number, or less than `min`. */
  whole(path: string, min: number): number | undefined;
  /** Fails with StartError for what is neither true nor false. */
  flag(path: string): boolean | undefined;
  /** A TimeSpan's milliseconds. Fails with StartError for what is none, or less than `min`. */
  span(path: string, min: number): number | undefined;
  /** The members under a path by their names. */
  members(path: string): Record<string, string>;
}

const OVERRIDE = /^AzureFunctionsJobHost(?:__|:)/i;
const MAX_INT = 2 ** 31 - 1;

const flatten = (value: unknown, path: string[] = []): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => flatten(member, [...path, name]))
    : [[path.join(':'), String(value ?? '')]];

/**
 * .NET's view of host.json: texts by path, names in any case. A setting such as
 * `AzureFunctionsJobHost__extensions__http__routePrefix` wins over the file.
 */
export function createConfiguration(json: unknown, env: Record<string, string | undefined>): Configuration {
  const overrides = Object.entries(env)
    .filter(([name]) => OVERRIDE.test(name))
    .map(([name, value = '']) => [name.replace(OVERRIDE, '').replaceAll('__', ':'), value] as const);
  const all = new Map([...flatten(json), ...overrides].map(([path, text]) => [path.toLowerCase(), { path, text }]));

  const text = (path: string) => all.get(path.toLowerCase())?.text;
  const read =
    <T>(expected: (min: number) => string, parse: (text: string, min: number) => T | undefined) =>
    (path: string, min = 0): T | undefined => {
      const found = text(path);
      const value = found === undefined ? undefined : parse(found.trim(), min);
      if (found !== undefined && value === undefined)
        throw new StartError('HOST_JSON_INVALID', `host.json ${path}: expected ${expected(min)}, found "${found}"`);
      return value;
    };
  return {
    text,
    whole: read(
      (min) => `a whole number of at least ${min}`,
      (found, min) =>
        /^[+-]?\d+$/.test(found) && Number(found) >= min && Number(found) <= MAX_INT ? Number(found) : undefined,
    ),
    flag: read(
      () => 'true or false',
      (found) => (/^(true|false)$/i.test(found) ? /^true$/i.test(found) : undefined),
    ),
    span: read(
      (min) => `hh:mm:ss of at least ${min / 1000} s`,
      (found, min) => {
        const ms = parseTimeSpan(found);
        return ms !== undefined && ms >= min ? ms : undefined;
      },
    ),
    members: (path) => {
      const under = `${path.toLowerCase()}:`;
      const found = [...all].filter(([key]) => key.startsWith(under));
      return Object.fromEntries(found.map(([, member]) => [member.path.slice(under.length), member.text]));
    },
  };
}
