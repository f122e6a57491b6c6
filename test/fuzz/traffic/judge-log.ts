/** What the library says of a GET or HEAD with a body, and the app when a busy machine keeps the bus from answering in time. */
const EXPECTED = [
  /^Discarding the body of the incoming (GET|HEAD) request/,
  /^\d+ message\(s\) for [\w-]+ left to the relay/,
];

/** What a host's log tells that no request should bring about: warnings, errors, what isn't a line of the log. */
export function logFaults(log: string): string[] {
  return log
    .split('\n')
    .filter(Boolean)
    .filter((line) => {
      if (!line.startsWith('{')) return !isExpected(line);
      const { level, message } = JSON.parse(line) as { level: string; message: string };
      const wrong = level !== 'information' || /INTERNAL|uncaught|unhandled/i.test(message);
      return wrong && !isExpected(message);
    });
}

const isExpected = (message: string): boolean => EXPECTED.some((known) => known.test(message));
