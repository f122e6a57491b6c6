/** What comes of a command. */
export interface Answer {
  /** What was asked for, and nothing else: a program may read it. */
  lines: string[];
  /** What a person should heed. */
  note?: string;
}

/** A list, or a word in its place where there is nothing to list. */
export const listed = (lines: string[]): Answer => (lines.length > 0 ? { lines } : { lines, note: 'none' });

/**
 * Acts on what the command line says and prints what is answered; or the help; or in one line what was wrong, with a hint
 * at the help where that was the command line.
 */
export async function runProgram<Command>(
  script: string,
  usage: string,
  read: (args: string[]) => Command,
  act: (command: Command) => Promise<Answer>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.length === 0 || args.includes('--help')) return console.log(usage);
  let command: Command;
  try {
    command = read(args);
  } catch (error) {
    return fail(error, `See npm run ${script} -- --help`);
  }
  try {
    const { lines, note } = await act(command);
    for (const line of lines) console.log(line);
    if (note !== undefined) console.error(note);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown, ...hint: string[]): void {
  for (const line of [(error as Error).message, ...hint]) console.error(line);
  process.exitCode = 1;
}
