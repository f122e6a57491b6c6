import { isDateTime } from './date-time.ts';

type Check = (value: string) => boolean;

interface Constraint {
  /** How many arguments it takes. */
  counts: readonly number[];
  /** Whether arguments, whole numbers that rise, must not be below zero. */
  size?: true;
  check(first: bigint, last: bigint): Check;
}

const INT_MAX = 2n ** 31n - 1n;
const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -LONG_MAX - 1n;
// Beyond it no decimal goes.
const DECIMAL_MAX = 2 ** 96;

const wholeOf = (text: string): bigint | undefined =>
  /^\s*[+-]?\d+\s*$/.test(text) ? BigInt(text.trim().replace('+', '')) : undefined;
function between(min: bigint, max: bigint): Check {
  return (value) => {
    const whole = wholeOf(value);
    return whole !== undefined && whole >= min && whole <= max;
  };
}
const isDecimal: Check = (value) =>
  /^\s*(?:[+-]?\s*(?:\d[\d,]*\.?\d*|\.\d+)|(?:\d[\d,]*\.?\d*|\.\d+)\s*[+-])\s*$/.test(value) &&
  Math.abs(Number(value.replace(/[,\s+-]/g, ''))) <= DECIMAL_MAX;
const isDouble: Check = (value) =>
  /^\s*(?:[+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[+-]?\d+)?|[+-]?(?:infinity|∞|nan))\s*$/i.test(value);
const isGuid: Check = (value) => {
  const bare = value.trim().replace(/^\{(.{36})\}$|^\((.{36})\)$/, '$1$2');
  return /^(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.test(bare);
};
/** A dot in the last segment, and something else behind it. */
const isFile: Check = (value) => /^[^.]*\..*[^.]/s.test(value.slice(value.lastIndexOf('/') + 1));
function longs(min: bigint, max: bigint): Check {
  return ({ length }) => BigInt(length) >= min && BigInt(length) <= max;
}

const plain = (check: Check): Constraint => ({ counts: [0], check: () => check });

/** ASP.NET's route constraints but for `regex`, by name in small letters. */
const constraints = new Map<string, Constraint>(
  Object.entries<Constraint>({
    alpha: plain((value) => /^[a-z]*$/i.test(value)),
    bool: plain((value) => /^\s*(?:true|false)\s*$/i.test(value)),
    datetime: plain(isDateTime),
    decimal: plain(isDecimal),
    double: plain(isDouble),
    file: plain(isFile),
    float: plain(isDouble),
    guid: plain(isGuid),
    int: plain(between(-INT_MAX - 1n, INT_MAX)),
    length: { counts: [1, 2], size: true, check: longs },
    long: plain(between(LONG_MIN, LONG_MAX)),
    max: { counts: [1], check: (max) => between(LONG_MIN, max) },
    maxlength: { counts: [1], size: true, check: (max) => longs(0n, max) },
    min: { counts: [1], check: (min) => between(min, LONG_MAX) },
    minlength: { counts: [1], size: true, check: (min) => longs(min, INT_MAX) },
    nonfile: plain((value) => !isFile(value)),
    range: { counts: [2], check: between },
    required: plain((value) => value !== ''),
  }),
);

function parseArgument(text: string, size: true | undefined): bigint | undefined {
  const whole = wholeOf(text);
  const [min, max] = size ? [0n, INT_MAX] : [LONG_MIN, LONG_MAX];
  return whole !== undefined && whole >= min && whole <= max ? whole : undefined;
}

/**
 * The check of one constraint as written in a route template, such as `int` or `range(1,5)`.
 * Fails with Error for a name that ASP.NET doesn't know, and for arguments it can't take.
 */
export function parseConstraint(text: string): Check {
  const [, name = text, given] = /^([^(]*)\((.*)\)$/s.exec(text) ?? [];
  if (name.toLowerCase() === 'regex' && given !== undefined) {
    const expression = new RegExp(given, 'i');
    return (value) => expression.test(value);
  }
  const constraint = constraints.get(name.toLowerCase());
  if (constraint === undefined) throw new Error(`expected a route constraint of ASP.NET, found "${text}"`);
  const args = (given?.split(',') ?? []).map((argument) => parseArgument(argument, constraint.size));
  const [first = 0n, last = first] = args;
  if (!constraint.counts.includes(args.length) || args.includes(undefined) || first > last)
    throw new Error(`expected ${constraint.counts.join(' or ')} rising whole numbers as arguments, found "${text}"`);
  return constraint.check(first, last);
}
