import { Misuse, runProgram } from '@csp-ticket-router/kit/program.ts';

/** What comes of a command. */
export interface Answer {
  /** What was asked for, and nothing else: a program may read it. */
  lines: string[];
  /** What a person should heed. */
  note?: string;
}

/** A list, or a word in its place where there is nothing to list. */
export const listed = (lines: string[]): Answer => (lines.length > 0 ? { lines } : { lines, note: 'none' });

/** Acts on what the command line says and prints what is answered, or the help, or in one line what was wrong. */
export const runCommand = <Command>(
  usage: string,
  read: (args: string[]) => Command,
  act: (command: Command) => Promise<Answer>,
): Promise<void> =>
  runProgram(usage, async (args) => {
    if (args.length === 0) return console.log(usage);
    const command = read(args);
    try {
      const { lines, note } = await act(command);
      for (const line of lines) console.log(line);
      if (note !== undefined) console.error(note);
    } catch (error) {
      if (error instanceof Misuse) throw error;
      // What is refused for how things stand is told as it is, too; only that it isn't the command's fault.
      console.error((error as Error).message);
      process.exitCode = 1;
    }
  });
