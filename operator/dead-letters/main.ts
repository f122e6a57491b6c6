import {
  listDeadLetters,
  type PostOffice,
  redriveDeadLetters,
} from '../../shared/flows/administration/dead-letters.ts';
import { withPostOffice } from '../command-line/post-office.ts';
import { type Answer, listed, runCommand } from '../command-line/run-command.ts';
import { readConnections } from '../command-line/settings.ts';
import { type Command, readArguments, USAGE } from './arguments.ts';
import { describeLetters, describeRedriven } from './list.ts';

async function perform(office: PostOffice, { command, queue }: Command): Promise<Answer> {
  if (command === 'list') return listed(describeLetters(await listDeadLetters(office, queue)));
  return { lines: [describeRedriven(await redriveDeadLetters(office, queue))] };
}

/** Looks at dead letters of the queues that the environment names, and sends them again. */
await runCommand(USAGE, readArguments, (command) =>
  withPostOffice(readConnections(process.env), (office) => perform(office, command)),
);
