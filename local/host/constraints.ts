type Check = (value: string) => boolean;

const isInteger = (value: string) => /^[+-]?\d+$/.test(value);
const between = (min: bigint, max: bigint) => (value: string) =>
  isInteger(value) && BigInt(value) >= min && BigInt(value) <= max;
const isNumber = (value: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value);
const INT_MAX = 2n ** 31n - 1n;
const LONG_MAX = 2n ** 63n - 1n;

/** ASP.NET's inline route constraints: name to a maker of the check. */
const constraints: Record<string, (...args: string[]) => Check> = {
  alpha: () => (value) => /^[a-z]*$/i.test(value),
  bool: () => (value) => /^(true|false)$/i.test(value),
  datetime: () => (value) => !Number.isNaN(Date.parse(value)),
  decimal: () => (value) => isNumber(value) && !/e/i.test(value),
  double: () => isNumber,
  float: () => isNumber,
  guid: () => (value) =>
    /^(\{[0-9a-f-]{36}\}|\([0-9a-f-]{36}\)|[0-9a-f-]{36}|[0-9a-f]{32})$/i.test(value) &&
    /^.?([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}).?$/i.test(value),
  int: () => between(-INT_MAX - 1n, INT_MAX),
  length:
    (min = '0', max = min) =>
    (value) =>
      value.length >= Number(min) && value.length <= Number(max),
  long: () => between(-LONG_MAX - 1n, LONG_MAX),
  max: (max = '0') => between(-LONG_MAX - 1n, BigInt(max)),
  maxlength: (max) => (value) => value.length <= Number(max),
  min: (min = '0') => between(BigInt(min), LONG_MAX),
  minlength: (min) => (value) => value.length >= Number(min),
  range: (min = '0', max = '0') => between(BigInt(min), BigInt(max)),
  required: () => (value) => value !== '',
};

/**
 * The check of one constraint as written in a route template, such as `int` or `range(1,5)`.
 * @throws Error for a name that ASP.NET doesn't know
 */
export const parseConstraint = (text: string): Check => {
  const [, name = '', args] = /^(\w+)(?:\((.*)\))?$/.exec(text) ?? [];
  if (name.toLowerCase() === 'regex' && args !== undefined) {
    const expression = new RegExp(args, 'i');
    return (value) => expression.test(value);
  }
  const make = constraints[name.toLowerCase()];
  if (make === undefined) throw new Error(`expected a route constraint of ASP.NET, found "${text}"`);
  return make(...(args === undefined ? [] : args.split(',').map((arg) => arg.trim())));
};
