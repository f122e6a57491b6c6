import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What a program was given is wrong: an argument, a file, a setting. Its message names that in one line. */
export class Misuse extends Error {
  override name = 'Misuse';
}

/** What each option is, in terms of `parseArgs`; all of them are texts. */
export type Options = Readonly<Record<string, { default?: string }>>;

/** The options as read. */
export type Values<Of extends Options> = {
  [Name in keyof Of]: Of[Name] extends { default: string } ? string : string | undefined;
};

/** Reads options. Throws Misuse that says in one line what was expected and what was found. */
export function readOptions<Of extends Options>(args: string[], options: Of): Values<Of> {
  const texts = Object.entries(options).map(([name, option]) => [name, { type: 'string', ...option }]);
  const config: ParseArgsConfig = { args, options: Object.fromEntries(texts) };
  try {
    return parseArgs(config).values as Values<Of>;
  } catch (error) {
    // What parseArgs suggests after its first sentence is about arguments that no program here takes.
    throw new Misuse((error as Error).message.split('. ')[0], { cause: error });
  }
}

/**
 * Runs a program: prints the help where that is asked for, else does its work. What it was given wrongly is told in one
 * line and ends with code 2; any other failure is the program's own, and keeps its stack trace.
 */
export async function runProgram(usage: string, work: (args: string[]) => Promise<void> | void): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return console.log(usage);
  try {
    await work(args);
  } catch (error) {
    const misuse = misuseOf(error);
    if (misuse === undefined) throw error;
    console.error(misuse);
    process.exitCode = 2;
  }
}

/** What was given wrongly, in one line; undefined for failures of other kinds. */
function misuseOf(error: unknown): string | undefined {
  if (error instanceof Misuse) return error.message;
  const { code = '', path } = error as NodeJS.ErrnoException;
  return path !== undefined && code in FILE_FAULTS ? `${path}: ${FILE_FAULTS[code]}` : undefined;
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read or written',
  EISDIR: 'expected a file, found a folder',
  ENOTDIR: 'expected a folder, found a file',
};
