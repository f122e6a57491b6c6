import { Misuse } from '@csp-ticket-router/kit/program.ts';
import { line } from '../../shared/contract/fields.ts';
import type { LimitChanges } from '../../shared/core/partner/limits.ts';
import { QUOTA_NAMES, QUOTAS, type QuotaName } from '../../shared/core/partner/quota.ts';
import { ROLES, type Role } from '../../shared/core/partner/roles.ts';
import { SECRET_SOURCES, type SecretSource } from '../../shared/core/partner/webhook-secret.ts';
import type { Grant } from '../../shared/flows/administration/allow.ts';
import type { KeyTerms } from '../../shared/flows/administration/new-key.ts';
import type { Removable } from '../../shared/flows/administration/remove-from.ts';
import { foundIn, readCommandLine } from '../command-line/command-line.ts';

export const USAGE = `npm run partners -- COMMAND

  add TENANT --name NAME [--days N] [--roles R,R]        enters a partner, and shows its first key
  list                                                   all partners, with what they may do
  rotate-key TENANT [--grace N] [--days N] [--roles R,R] shows a new key, by default with the old one's roles
  rotate-secret TENANT --source SOURCE [--grace N]       shows a new secret for webhooks of ${SECRET_SOURCES.join(' or ')}
  allow TENANT --app TENANT/CLIENT                       lets an application of Entra ID act as the partner
  allow TENANT --reseller TENANT                         lets the partner act for a reseller
  limit TENANT [--calls N] [--webhooks N] [--severity-a N]
                                                         its own limits: calls (${QUOTAS.calls.limit}) and webhooks (${QUOTAS.webhooks.limit}) a minute,
                                                         tickets of severity A an hour (${QUOTAS['severity-a'].limit}). Those not named stay,
                                                         0 refuses everything, and "default" is as for all.
                                                         A lowered one counts what instances have leased under
                                                         the old one, until the window ends
  remove TENANT --key ID | --secret SOURCE/ID | --app TENANT/CLIENT | --reseller TENANT
  remove TENANT                                          the partner with all its credentials; tickets stay.
                                                         Where it stops in the middle, once more finishes it

Keys live --days N (365), secrets until they are replaced; both are shown once. What they replace lives --grace N days
more (7); two of a kind can live at a time, --grace 0 ends all others at once. Roles: ${ROLES.join(', ')};
a first key has all but the last unless --roles says otherwise.
Settings: TablesConnection (or TablesConnection__tableServiceUri) and API_KEY_PEPPER, as the app has them; where no
tables are named, those of the stack that runs on this machine.`;

export type Command =
  | { command: 'add'; tenantId: string; name: string; terms: KeyTerms }
  | { command: 'list' }
  | { command: 'rotate-key'; tenantId: string; graceDays: number; terms: KeyTerms }
  | { command: 'rotate-secret'; tenantId: string; source: SecretSource; graceDays: number }
  | { command: 'allow'; tenantId: string; grant: Grant }
  | { command: 'limit'; tenantId: string; limits: LimitChanges }
  | { command: 'remove'; tenantId: string; what: Removable | null };

type Option = 'name' | 'days' | 'roles' | 'grace' | 'source' | 'app' | 'reseller' | 'key' | 'secret' | QuotaName;
type Options = Partial<Record<Option, string>>;

/** Which options each command takes. */
const TAKES: Record<Command['command'], readonly Option[]> = {
  add: ['name', 'days', 'roles'],
  list: [],
  'rotate-key': ['grace', 'days', 'roles'],
  'rotate-secret': ['source', 'grace'],
  allow: ['app', 'reseller'],
  limit: QUOTA_NAMES,
  remove: ['key', 'secret', 'app', 'reseller'],
};

/** Reads the command line. Throws Misuse with one line that says what was expected and what was found. */
export function readArguments(args: string[]): Command {
  const { command, subject, options: given } = readCommandLine(args, TAKES);
  if (command === 'list') return { command };
  const tenantId = guid(subject, 'TENANT');
  switch (command) {
    case 'add':
      if (!given.name?.trim()) throw new Misuse('expected --name NAME, found none');
      return { command, tenantId, name: nameOf(given.name.trim()), terms: termsOf(given) };
    case 'rotate-key':
      return { command, tenantId, graceDays: days(given.grace ?? '7', '--grace', 0), terms: termsOf(given) };
    case 'rotate-secret':
      return { command, tenantId, source: sourceOf(given), graceDays: days(given.grace ?? '7', '--grace', 0) };
    case 'allow': {
      const grant = grantOf(given);
      if (grant === null) throw new Misuse('expected --app TENANT/CLIENT or --reseller TENANT, found none');
      if ('reseller' in grant && grant.reseller === tenantId)
        throw new Misuse('expected another tenant as --reseller, found the partner itself');
      return { command, tenantId, grant };
    }
    case 'limit':
      return { command, tenantId, limits: limitsOf(given) };
    case 'remove':
      return { command, tenantId, what: removableOf(given) };
  }
}

function removableOf({ key, secret, ...grant }: Options): Removable | null {
  const named = [key, secret, grant.app, grant.reseller].filter((value) => value !== undefined);
  if (named.length > 1) throw new Misuse(`expected one of --key, --secret, --app, --reseller, found ${named.length}`);
  return key !== undefined ? { key } : secret !== undefined ? { secret } : grantOf(grant);
}

function sourceOf({ source }: Options): SecretSource {
  const known = SECRET_SOURCES.find((name) => name === source);
  if (known === undefined)
    throw new Misuse(`expected --source of ${SECRET_SOURCES.join(', ')}, found ${foundIn(source)}`);
  return known;
}

function grantOf({ app, reseller }: Options): Grant | null {
  if (app !== undefined && reseller !== undefined) throw new Misuse('expected one of --app, --reseller, found both');
  if (reseller !== undefined) return { reseller: guid(reseller, '--reseller') };
  if (app === undefined) return null;
  const [tenantId, appId, ...more] = app.split('/');
  if (more.length > 0) throw new Misuse(`expected --app TENANT/CLIENT, found "${app}"`);
  return { app: { tenantId: guid(tenantId, '--app TENANT/CLIENT'), appId: guid(appId, '--app TENANT/CLIENT') } };
}

function nameOf(text: string): string {
  if (!line(200).safeParse(text).success) throw new Misuse('expected --name of one line with at most 200 characters');
  return text;
}

function termsOf({ days: given = '365', roles }: Options): KeyTerms {
  const names = roles?.split(',') ?? null;
  const unknown = (names ?? []).filter((name) => !(ROLES as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Misuse(`expected --roles of ${ROLES.join(', ')}, found "${unknown[0]}"`);
  return { days: days(given, '--days', 1), roles: names as Role[] | null };
}

function limitsOf(given: Options): LimitChanges {
  const named = QUOTA_NAMES.flatMap((name) => {
    const text = given[name];
    return text === undefined ? [] : [[name, limitOf(text, `--${name}`)] as const];
  });
  if (named.length === 0)
    throw new Misuse(`expected at least one of ${QUOTA_NAMES.map((name) => `--${name}`).join(', ')}, found none`);
  return Object.fromEntries(named);
}

const limitOf = (text: string, name: string): number | null =>
  text === 'default' ? null : count(text, name, 0, 9_999_999, ' or default');

const days = (text: string, name: string, least: number): number => count(text, name, least, 9_999);

function count(text: string, name: string, least: number, most: number, otherwise = ''): number {
  const found = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(found >= least && found <= most))
    throw new Misuse(`expected ${name} from ${least} to ${most}${otherwise}, found "${text}"`);
  return found;
}

function guid(text: string | undefined, name: string): string {
  const id = text?.toLowerCase() ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new Misuse(`expected a GUID as ${name}, found ${foundIn(text)}`);
  return id;
}
