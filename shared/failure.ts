/** How many causes are followed. */
const MOST_CAUSES = 3;

/**
 * A failure as the log may have it: its kind, its code and where it came up, and the same of its causes. Never a
 * message: those of parsers, schemas and services repeat what they were given.
 */
export function describeFailure(error: unknown, causes = MOST_CAUSES): string {
  if (!(error instanceof Error)) return typeof error;
  const own = [kindOf(error), framesOf(error)].filter(Boolean).join('\n');
  return error.cause === undefined || causes === 0
    ? own
    : `${own}\ncaused by ${describeFailure(error.cause, causes - 1)}`;
}

/** Name and codes on one line. */
export function kindOf(error: unknown): string {
  const { name, code, statusCode } = Object(error) as Record<'name' | 'code' | 'statusCode', unknown>;
  return [name, code, statusCode].filter(isPlain).join(' ') || typeof error;
}

/** Codes are words and numbers; whatever else stands in their place isn't told. */
const isPlain = (value: unknown): boolean => /^[\w.:-]{1,80}$/.test(String(value ?? ''));

/** The lines that say where; those before them are the message, whatever it looks like. */
function framesOf({ stack = '', message }: Error): string {
  const end = stack.indexOf(message);
  return stack
    .slice(end < 0 ? stack.length : end + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
