import { Misuse } from '@csp-ticket-router/kit/program.ts';
import { z } from 'zod';
import { emailAddress, phone as phoneNumber } from '../../shared/contract/addresses.ts';
import { isHttpsLink } from '../../shared/contract/https-link.ts';
import type { IsvContact } from '../../shared/core/hand-off/isv-contact.ts';
import { foundIn, readCommandLine } from '../command-line/command-line.ts';

export const USAGE = `npm run isv-contacts -- COMMAND

  set PUBLISHER.OFFER [--link URL] [--email ADDRESS] [--phone NUMBER]
                          enters how the publisher of a marketplace offer is reached, by one of these at least, in place
                          of what was there
  list                    all offers with their contacts
  remove PUBLISHER.OFFER  takes the contact out: the offer's page leads to the publisher again

The next hand-off has it; those that are ready stay as they are. Upper and lower case in an offer's id are the same.
Settings: TablesConnection (or TablesConnection__tableServiceUri), as the app has it; where it isn't set, that of the
stack that runs on this machine.`;

export type Command =
  | { command: 'set'; offerId: string; contact: IsvContact }
  | { command: 'list' }
  | { command: 'remove'; offerId: string };

type Option = 'link' | 'email' | 'phone';

/** Which options each command takes. */
const TAKES: Record<Command['command'], readonly Option[]> = { set: ['link', 'email', 'phone'], list: [], remove: [] };

/** Reads the command line. Throws Misuse with one line that says what was expected and what was found. */
export function readArguments(args: string[]): Command {
  const { command, subject, options } = readCommandLine(args, TAKES);
  if (command === 'list') return { command };
  const offerId = offerOf(subject);
  return command === 'remove' ? { command, offerId } : { command, offerId, contact: contactOf(options) };
}

function offerOf(text: string | undefined): string {
  if (!/^(?=.{3,200}$)[\w-]+\.[\w.-]+$/.test(text ?? ''))
    throw new Misuse(`expected PUBLISHER.OFFER, found ${foundIn(text)}`);
  return text as string;
}

const httpsLink = z.string().max(1_000).refine(isHttpsLink);

function contactOf({ link, email, phone }: Partial<Record<Option, string>>): IsvContact {
  if ((link ?? email ?? phone) === undefined)
    throw new Misuse('expected at least one of --link, --email, --phone, found none');
  return {
    ...(link !== undefined && {
      supportUri: checked(
        link,
        httpsLink,
        '--link of at most 1000 characters, an address as browsers show it that begins with https://',
      ),
    }),
    ...(email !== undefined && { email: checked(email, emailAddress, '--email with an address') }),
    ...(phone !== undefined && {
      phone: checked(phone, phoneNumber(3), '--phone of 3 to 40 digits, spaces and + ( ) . / -'),
    }),
  };
}

function checked(text: string, schema: z.ZodType<string>, expected: string): string {
  const read = schema.safeParse(text);
  if (!read.success) throw new Misuse(`expected ${expected}, found "${text}"`);
  return read.data;
}
