import type { Limits } from '../../shared/core/partner/partner.ts';
import { secretText, type WebhookSecret } from '../../shared/core/partner/webhook-secret.ts';
import { addPartner } from '../../shared/flows/administration/add-partner.ts';
import { allow } from '../../shared/flows/administration/allow.ts';
import { limit } from '../../shared/flows/administration/limit.ts';
import { partnerEntries } from '../../shared/flows/administration/list-partners.ts';
import type { Office } from '../../shared/flows/administration/office.ts';
import { removeFrom } from '../../shared/flows/administration/remove-from.ts';
import { removePartner } from '../../shared/flows/administration/remove-partner.ts';
import { rotateKey } from '../../shared/flows/administration/rotate-key.ts';
import { rotateSecret } from '../../shared/flows/administration/rotate-secret.ts';
import { withDirectory } from '../command-line/directory.ts';
import { type Answer, listed, runCommand } from '../command-line/run-command.ts';
import { readSettings } from '../command-line/settings.ts';
import { type Command, readArguments, USAGE } from './arguments.ts';
import { describeLimits, describePartners } from './list.ts';

async function perform(office: Office, command: Command): Promise<Answer> {
  switch (command.command) {
    case 'add':
      return shown(await addPartner(office, command.tenantId, command.name, command.terms));
    case 'list':
      return listed(describePartners(await partnerEntries(office), office.now));
    case 'rotate-key':
      return shown(await rotateKey(office, command.tenantId, command.graceDays, command.terms));
    case 'rotate-secret':
      return showSecret(await rotateSecret(office, command.tenantId, command.source, command.graceDays), office.pepper);
    case 'allow':
      await allow(office, command.tenantId, command.grant);
      return { lines: ['allowed'] };
    case 'limit':
      return limited(await limit(office, command.tenantId, command.limits));
    case 'remove':
      await (command.what === null
        ? removePartner(office, command.tenantId)
        : removeFrom(office, command.tenantId, command.what));
      return { lines: ['removed'] };
  }
}

const shown = (key: string): Answer => ({
  lines: [key],
  note: 'This key is shown once and kept nowhere: note it down now.',
});

const limited = (limits: Limits): Answer => ({
  lines: [`limits now: ${describeLimits(limits)}`],
  note: 'Instances notice with their next lease, and within five seconds where a quota is used up.',
});

/** The service desk signs with its secret; an action group can only call a URL that holds it. */
function showSecret(secret: WebhookSecret, pepper: string): Answer {
  const text = secretText(secret, pepper);
  const path = `/api/v1/webhooks/${secret.source}?partner=${secret.partnerTenantId}`;
  return secret.source === 'psa'
    ? { lines: [text], note: `It signs what is posted to ${path} of the app.` }
    : {
        lines: [`${path}&secret=${text}`],
        note: 'Put the address of the app before it: this is what the action group calls.',
      };
}

/** Administers partners in the directory that the environment names. */
await runCommand(USAGE, readArguments, async (command) => {
  const { tables, pepper } = readSettings(process.env);
  return withDirectory(tables, (directory) => perform({ directory, pepper, now: Date.now() }, command));
});
