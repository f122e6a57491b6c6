/** Warnings of the platform's library that requests may well bring about. */
const EXPECTED = ['Discarding the body of the incoming GET request'];

/** What a host's log tells that no request should bring about: warnings, errors, what isn't a line of the log. */
export function logFaults(log: string): string[] {
  return log
    .split('\n')
    .filter(Boolean)
    .filter((line) => {
      if (!line.startsWith('{')) return !/^(\S+ )*http:\/\/127\.0\.0\.1:\d+/.test(line);
      const { level, message } = JSON.parse(line) as { level: string; message: string };
      const wrong = level !== 'information' || /INTERNAL|uncaught|unhandled/i.test(message);
      return wrong && !EXPECTED.some((known) => message.startsWith(known));
    });
}
