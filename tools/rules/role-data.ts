/** A role as Graph exports it (`roleManagement/directory/roleDefinitions`), as far as it is read. */
export interface RoleDefinition {
  displayName: string;
  templateId: string;
  /** What it may do. */
  actions: readonly string[];
}

/** Built-in roles of Entra, each with its template's id, by the permission for support requests that they hold. */
export type RoleLists = Readonly<Record<ListName, Readonly<Record<string, string>>>>;

const LISTS = ['m365AndAzure', 'm365', 'azure', 'none'] as const;
type ListName = (typeof LISTS)[number];

const OF_M365 = 'microsoft.office365.supporttickets/allentities/alltasks';
const OF_AZURE = 'microsoft.azure.supporttickets/allentities/alltasks';

/** Sorts roles into the lists, and each list by name. */
export function listRoles(definitions: readonly RoleDefinition[]): RoleLists {
  const sorted = [...definitions].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const lists = LISTS.map((list) => {
    const roles = sorted.filter((definition) => listOf(definition) === list);
    return [list, Object.fromEntries(roles.map(({ displayName, templateId }) => [displayName, templateId]))];
  });
  return Object.fromEntries(lists) as RoleLists;
}

const key = ({ displayName }: RoleDefinition) => displayName.toLowerCase();

function listOf({ actions }: RoleDefinition): ListName {
  const held = new Set(actions.map((action) => action.toLowerCase()));
  if (held.has(OF_M365)) return held.has(OF_AZURE) ? 'm365AndAzure' : 'm365';
  return held.has(OF_AZURE) ? 'azure' : 'none';
}

/** What is another from one state of the roles to the next, a line each; a role is the same by its id. */
export function roleChanges(before: RoleLists, after: RoleLists): string[] {
  const [old, now] = [byId(before), byId(after)];
  const gone = [...old].filter(([id]) => !now.has(id)).map(([, role]) => `- ${role.name} (${role.list})`);
  const changed = [...now].flatMap(([id, role]) => {
    const was = old.get(id);
    if (was === undefined) return [`+ ${role.name} (${role.list})`];
    return [
      ...(was.name === role.name ? [] : [`~ ${was.name} is now called ${role.name}`]),
      ...(was.list === role.list ? [] : [`~ ${role.name}: ${was.list} -> ${role.list}`]),
    ];
  });
  return [...gone, ...changed];
}

const byId = (lists: RoleLists) =>
  new Map(LISTS.flatMap((list) => Object.entries(lists[list]).map(([name, id]) => [id, { name, list }] as const)));
