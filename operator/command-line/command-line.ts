import { parseArgs } from 'node:util';
import { Misuse } from '@csp-ticket-router/kit/program.ts';

/** A command line as read: `COMMAND [SUBJECT] [--OPTION TEXT]…`. */
export interface CommandLine<Command extends string, Option extends string> {
  command: Command;
  subject: string | undefined;
  options: Partial<Record<Option, string>>;
}

/**
 * Reads a command line, given which options each command takes; `list` is of all and takes no subject. Throws Misuse with
 * one line that says what was expected and what was found.
 */
export function readCommandLine<Command extends string, Option extends string>(
  args: string[],
  takes: Readonly<Record<Command, readonly Option[]>>,
): CommandLine<Command, Option> {
  const known = Object.values<readonly Option[]>(takes).flat();
  const { given, positionals } = split(args, known);
  const [command = '', subject, ...more] = positionals;
  const isCommand = (text: string): text is Command => Object.hasOwn(takes, text);
  if (!isCommand(command)) throw new Misuse(`expected ${Object.keys(takes).join(', ')}, found "${command}"`);
  const odd = given.filter(({ name }) => !takes[command].includes(name as Option));
  if (odd.length > 0) throw new Misuse(`expected no ${namesOf(odd)} with ${command}`);
  const tooMuch = command === 'list' ? subject : more[0];
  if (tooMuch !== undefined) throw new Misuse(`expected nothing more, found "${tooMuch}"`);
  const options = Object.fromEntries(given.map(({ name, value }) => [name, value]));
  return { command, subject, options: options as Partial<Record<Option, string>> };
}

/** Options and the rest. Not strict, and checked here: the sentences of `parseArgs` are long, and name one fault alone. */
function split(args: string[], known: readonly string[]) {
  const options = Object.fromEntries(known.map((name) => [name, { type: 'string' as const }]));
  const { tokens, positionals } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  const unknown = given.filter(({ name }) => !known.includes(name));
  if (unknown.length > 0) throw new Misuse(`unknown option ${namesOf(unknown)}`);
  // What begins with a dash is an option whose text was forgotten, unless it is written with "=".
  const bare = given.find(({ value, inlineValue }) => value === undefined || (!inlineValue && value.startsWith('-')));
  if (bare !== undefined) throw new Misuse(`expected a text after ${bare.rawName}, found ${foundIn(bare.value)}`);
  return { given, positionals };
}

const namesOf = (given: { rawName: string }[]): string => given.map(({ rawName }) => rawName).join(', ');

/** How a message tells what was found. */
export const foundIn = (value: string | undefined): string => (value === undefined ? 'none' : `"${value}"`);
