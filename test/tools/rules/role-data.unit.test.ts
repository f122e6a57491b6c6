import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import builtIn from '../../../shared/core/decision/built-in-roles.json' with { type: 'json' };
import { listRoles, type RoleDefinition, type RoleLists, roleChanges } from '../../../tools/rules/role-data.ts';

const M365 = 'microsoft.office365.supportTickets/allEntities/allTasks';
const AZURE = 'microsoft.azure.supportTickets/allEntities/allTasks';
const ACTIONS: Record<keyof RoleLists, string[]> = {
  m365AndAzure: [AZURE, M365],
  m365: [M365],
  azure: [AZURE],
  none: [],
};

/** The roles as Graph would export them. */
const definitionsOf = (lists: RoleLists): RoleDefinition[] =>
  (Object.keys(ACTIONS) as (keyof RoleLists)[]).flatMap((list) =>
    Object.entries(lists[list]).map(([displayName, templateId]) => ({
      displayName,
      templateId,
      actions: ['microsoft.directory/users/read', ...ACTIONS[list]],
    })),
  );

const known: RoleLists = builtIn.entra;
const [kaizala, ...others] = definitionsOf(known).filter(({ displayName }) => displayName.startsWith('Kaizala'));
const without = definitionsOf(known).filter(({ displayName }) => !displayName.startsWith('Kaizala'));
if (kaizala === undefined || others.length > 0) throw new Error('Expected one Kaizala Administrator');

describe('the data of roles', () => {
  it('is the same, made anew from the same roles in any order', () => {
    const anew = listRoles(definitionsOf(known).reverse());
    expect(JSON.stringify(anew)).toBe(JSON.stringify(known));
    expect(roleChanges(known, anew)).toEqual([]);
  });

  it('stands in its file as it would be written, with its date', () => {
    expect(builtIn.asOf).toMatch(/^\d{4}-\d{2}$/);
    expect(readFileSync('shared/core/decision/built-in-roles.json', 'utf8')).toBe(
      `${JSON.stringify(builtIn, null, 2)}\n`,
    );
  });

  it.each<[string, RoleDefinition[], string[]]>([
    ['went', without, ['- Kaizala Administrator (m365)']],
    [
      'came',
      [...definitionsOf(known), { displayName: 'Desk Reader', templateId: 'new', actions: [] }],
      ['+ Desk Reader (none)'],
    ],
    [
      'may more',
      [...without, { ...kaizala, actions: [M365.toUpperCase(), AZURE] }],
      ['~ Kaizala Administrator: m365 -> m365AndAzure'],
    ],
    [
      'has another name',
      [...without, { ...kaizala, displayName: 'Chat Administrator' }],
      ['~ Kaizala Administrator is now called Chat Administrator'],
    ],
  ])('tells of a role that %s', (_what, definitions, changes) => {
    expect(roleChanges(known, listRoles(definitions))).toEqual(changes);
  });
});
