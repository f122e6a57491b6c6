import { Misuse } from '@csp-ticket-router/kit/program.ts';
import { CHANNELS } from '../../shared/core/decision/intent.ts';
import { NOTIFICATIONS } from '../../shared/core/ticket/retries.ts';
import { foundIn } from '../command-line/command-line.ts';

const QUEUES: readonly string[] = [...CHANNELS, NOTIFICATIONS];

export const USAGE = `npm run dead-letters -- COMMAND QUEUE

  list QUEUE     messages that the broker has put aside, oldest first: age, why, ticket
  redrive QUEUE  sends again what is owed still, and removes what was done meanwhile; what can't be read stays

QUEUE is one of ${QUEUES.join(', ')}.
A ticket that failed is redriven by POST /tickets/{id}/redrive: its message is owed no more.
Settings: TablesConnection and ServiceBusConnection, or TablesConnection__tableServiceUri and
ServiceBusConnection__fullyQualifiedNamespace, as the app has them; where no tables are set, those of the stack that runs on
this machine.`;

export interface Command {
  command: 'list' | 'redrive';
  queue: string;
}

/** Reads the command line. Throws Misuse with one line that says what was expected and what was found. */
export function readArguments([command = '', queue, more]: string[]): Command {
  if (command !== 'list' && command !== 'redrive') throw new Misuse(`expected list, redrive, found "${command}"`);
  if (queue === undefined || !QUEUES.includes(queue))
    throw new Misuse(`expected one of ${QUEUES.join(', ')}, found ${foundIn(queue)}`);
  if (more !== undefined) throw new Misuse(`expected nothing more, found "${more}"`);
  return { command, queue };
}
