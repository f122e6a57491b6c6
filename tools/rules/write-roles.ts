import { readFileSync, writeFileSync } from 'node:fs';
import { Misuse, runProgram } from '@csp-ticket-router/kit/program.ts';
import { z } from 'zod';
import { listRoles, type RoleDefinition, type RoleLists, roleChanges } from './role-data.ts';

const DATA = 'shared/core/decision/built-in-roles.json';
const USAGE = `npm run rules:roles -- FILE

Writes ${DATA} anew from an export of Microsoft Graph's roleManagement/directory/roleDefinitions, dates it as of today,
and tells which roles came, went or changed. Roles of a tenant's own are passed over.`;

const definition = z
  .object({
    displayName: z.string().min(1),
    templateId: z.guid().optional(),
    id: z.guid().optional(),
    isBuiltIn: z.boolean().default(true),
    rolePermissions: z.array(z.object({ allowedResourceActions: z.array(z.string()) })),
  })
  .refine(({ templateId, id }) => (templateId ?? id) !== undefined, 'expected templateId or id');
const exported = z.object({ value: z.array(definition).min(1) });

await runProgram(USAGE, ([file, ...more]) => {
  if (file === undefined || more.length > 0 || file.startsWith('--'))
    throw new Misuse(`expected one file, found "${[file, ...more].join(' ')}"`);
  const data = JSON.parse(readFileSync(DATA, 'utf8')) as { entra: RoleLists; asOf: string };
  const entra = listRoles(readDefinitions(file));
  const changes = roleChanges(data.entra, entra);
  writeFileSync(DATA, `${JSON.stringify({ ...data, asOf: new Date().toISOString().slice(0, 7), entra }, null, 2)}\n`);
  const roles = Object.values(entra).map((list) => Object.keys(list).length);
  console.log([...changes, `${changes.length} changes, ${roles.reduce((sum, count) => sum + count)} roles`].join('\n'));
});

function readDefinitions(file: string): RoleDefinition[] {
  const { data, error } = exported.safeParse(parse(file));
  if (error !== undefined) {
    const [{ path, message } = { path: [], message: '' }] = error.issues;
    throw new Misuse(`${file}: /${path.join('/')}: ${message}`);
  }
  return data.value
    .filter(({ isBuiltIn }) => isBuiltIn)
    .map(({ displayName, templateId, id, rolePermissions }) => ({
      displayName,
      templateId: (templateId ?? id ?? '').toLowerCase(),
      actions: rolePermissions.flatMap(({ allowedResourceActions }) => allowedResourceActions),
    }));
}

function parse(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Misuse(`${file}: expected JSON`, { cause: error });
  }
}
