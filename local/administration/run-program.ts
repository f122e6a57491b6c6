import { kindOf } from '../../shared/failure.ts';

/** Acts on what the command line says and prints the lines answered; or the help; or in one line what was wrong. */
export async function runProgram(
  script: string,
  usage: string,
  act: (args: string[]) => Promise<string[]>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.length === 0 || args.includes('--help')) return console.log(usage);
  try {
    for (const line of await act(args)) console.log(line);
  } catch (error) {
    const { message, cause } = error as Error;
    console.error(`${message}${cause === undefined ? '' : ` (${kindOf(cause)})`}\nSee npm run ${script} -- --help`);
    process.exitCode = 1;
  }
}
