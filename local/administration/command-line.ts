import { parseArgs } from 'node:util';

/** A command line as read: `COMMAND [SUBJECT] [--OPTION TEXT]…`. */
export interface CommandLine<Command extends string, Option extends string> {
  command: Command;
  subject: string | undefined;
  options: Partial<Record<Option, string>>;
}

/**
 * Reads a command line, given which options each command takes; `list` is of all and takes no subject. Throws with one
 * line that says what was expected and what was found.
 */
export function readCommandLine<Command extends string, Option extends string>(
  args: string[],
  takes: Readonly<Record<Command, readonly Option[]>>,
): CommandLine<Command, Option> {
  const known = Object.values<readonly Option[]>(takes).flat();
  const options = Object.fromEntries(known.map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [command = '', subject, ...more] = positionals;
  const isCommand = (text: string): text is Command => Object.hasOwn(takes, text);
  if (!isCommand(command)) throw new Error(`expected ${Object.keys(takes).join(', ')}, found "${command}"`);
  const odd = Object.keys(values).find((name) => !takes[command].includes(name as Option));
  if (odd !== undefined) throw new Error(`expected no --${odd} with ${command}`);
  const tooMuch = command === 'list' ? subject : more[0];
  if (tooMuch !== undefined) throw new Error(`expected nothing more, found "${tooMuch}"`);
  return { command, subject, options: values as Partial<Record<Option, string>> };
}
