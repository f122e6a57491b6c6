import builtIn from './built-in-roles.json' with { type: 'json' };
import { nameKey } from './name-key.ts';
import type { AzureGrant } from './relationship.ts';

/** Roles by their names, with the id of each one's template, the same in every tenant. */
type Roles = Readonly<Record<string, string>>;

const { m365AndAzure, m365, azure, none } = builtIn.entra;
const ENTRA: Roles = { ...m365AndAzure, ...m365, ...azure, ...none };
const AZURE: Roles = builtIn.azureRbac;

/** A role's slug is its name by its words. */
const slugsOf = (...lists: Roles[]): ReadonlySet<string> => new Set(lists.flatMap(Object.keys).map(nameKey));
/** Slugs by all that a role is told by: its id and its slug. */
const sayings = (roles: Roles): ReadonlyMap<string, string> =>
  new Map(Object.entries(roles).flatMap(([name, id]) => [id, nameKey(name)].map((said) => [said, nameKey(name)])));

const ENTRA_ROLES = sayings(ENTRA);
const AZURE_ROLES = sayings(AZURE);
const M365_LIST = slugsOf(m365AndAzure, m365);
const AZURE_LIST = slugsOf(m365AndAzure, azure);
const NAMES = new Map(Object.keys({ ...ENTRA, ...AZURE }).map((name) => [nameKey(name), name]));

/** An Entra role, told by slug, display name or template id, as its slug; an unknown one by its words. */
export const entraRole = (said: string): string => ENTRA_ROLES.get(nameKey(said)) ?? nameKey(said);

/** An Azure role, told by slug, display name or id, as its slug; an unknown one by its words. */
export const azureRole = (said: string): string => AZURE_ROLES.get(nameKey(said)) ?? nameKey(said);

/** What people call a role; an unknown one goes by its slug. */
export const roleName = (slug: string): string => NAMES.get(slug) ?? slug;

/** Whether Entra has such a role built in. */
export const isEntraRole = (slug: string): boolean => ENTRA_ROLES.has(slug);

/** Whether it is one of the Azure roles that we know by name. */
export const isAzureRole = (slug: string): boolean => AZURE_ROLES.has(slug);

/** Whether an Entra role holds the permission for support requests of Microsoft 365. */
export const permitsM365 = (slug: string): boolean => M365_LIST.has(slug);

/** Whether an Entra role holds the permission for support requests of Azure. */
export const onAzureList = (slug: string): boolean => AZURE_LIST.has(slug);

/** The Entra roles that permit Microsoft 365 requests, in the order of their slugs. */
export const M365_ROLES: readonly string[] = [...M365_LIST].sort();

/** The actions of Azure that let a person file. */
const FILING_ACTIONS: ReadonlySet<string> = new Set([
  '*',
  'microsoft.support/*',
  'microsoft.support/supporttickets/*',
  'microsoft.support/supporttickets/write',
]);

/** Whether a grant of Azure lets a person file: by its actions where they are told, else by its role. */
export const permitsAzureRbac = (grant: AzureGrant, permitted: ReadonlySet<string>): boolean =>
  typeof grant === 'string' ? permitted.has(grant) : grant.actions.some((action) => FILING_ACTIONS.has(action));
