import { kindOf } from '../../shared/failure.ts';

/** What comes of a command. */
export interface Answer {
  /** What was asked for, and nothing else: a program may read it. */
  lines: string[];
  /** What a person should heed. */
  note?: string;
}

/** Acts on what the command line says and prints what is answered; or the help; or in one line what was wrong. */
export async function runProgram(
  script: string,
  usage: string,
  act: (args: string[]) => Promise<Answer>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.length === 0 || args.includes('--help')) return console.log(usage);
  try {
    const { lines, note } = await act(args);
    for (const line of lines) console.log(line);
    if (note !== undefined) console.error(note);
  } catch (error) {
    const { message, cause } = error as Error;
    console.error(`${message}${cause === undefined ? '' : ` (${kindOf(cause)})`}\nSee npm run ${script} -- --help`);
    process.exitCode = 1;
  }
}
