import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { OPERATIONS, type Operation } from '../../../shared/contract/operations.ts';
import { ROLES, type Role } from '../../../shared/core/partner/roles.ts';
import { type GatedName, handle } from '../../../shared/gate/http/handle.ts';
import { json } from '../../../shared/gate/http/respond.ts';
import { call } from '../../support/call.ts';
import { PARTNER } from '../../support/fixtures.ts';
import { makeWorld } from '../../support/world.ts';

const GATED = Object.entries(OPERATIONS)
  .filter(([, { roles }]) => typeof roles !== 'string')
  .map(([name]) => name as GatedName);

const CELLS = GATED.flatMap((operation) =>
  ROLES.map((role) => [operation, role, (OPERATIONS[operation].roles as readonly Role[]).includes(role)] as const),
);

/** Calls an operation with a key of these roles; tells the status and whether the act ran. */
async function ask(operation: GatedName, roles: Role[]) {
  const { deps, issueKey } = makeWorld();
  const key = await issueKey(PARTNER, { roles });
  let ran = false;
  const handler = handle(deps, operation, async () => {
    ran = true;
    return json(200, {});
  });
  const { method, example, exampleQuery = '' }: Operation = OPERATIONS[operation];
  const { status, body } = await call(handler, {
    method,
    url: `http://localhost/api/v1/x?${exampleQuery}`,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: { string: JSON.stringify(example) } }),
  });
  return { status, code: body.code, ran };
}

describe('an operation is open to the roles of the table and to no other', () => {
  it.each(CELLS)('%s by %s: %s', async (operation, role, open) => {
    expect(await ask(operation, [role])).toEqual(
      open ? { status: 200, code: undefined, ran: true } : { status: 403, code: 'FORBIDDEN', ran: false },
    );
  });

  it.each(GATED)('%s by nobody without a role', async (operation) => {
    expect(await ask(operation, [])).toEqual({ status: 403, code: 'FORBIDDEN', ran: false });
  });
});

describe('every HTTP function', () => {
  const sources = readdirSync('functions')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`functions/${file}`, 'utf8'));

  it('needs a role, or is known to prove its callers otherwise or to be open to everybody', () => {
    const others = Object.entries(OPERATIONS).filter(([, { roles }]) => typeof roles === 'string');
    expect(others.map(([name, { roles }]) => [name, roles])).toEqual([
      ['receiveWebhook', 'signed'],
      ['health', 'anybody'],
    ]);
  });

  it('goes through the gate under its own name', () => {
    const gated = sources.flatMap((source) =>
      [...source.matchAll(/export const (\w+) = [^;]*?\bhandle\(\s*deps,\s*'(\w+)'/g)].map(([, ...names]) => names),
    );
    expect(gated.sort()).toEqual(GATED.map((name) => [name, name]).sort());
  });

  it('does not compile without an entry in the table', () => {
    // @ts-expect-error: no operation of this name
    const handler = handle(makeWorld().deps, 'openToAll', async () => json(200, {}));
    return expect(call(handler)).resolves.toMatchObject({ status: 401 });
  });

  it('leaves x-ms-client-principal alone', () => {
    const product = ['functions', 'shared'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
    );
    expect(product.filter((source) => /headers\.get\(\s*['"`]x-ms-client-principal/i.test(source))).toEqual([]);
  });

  it.each(GATED)('answers 401 to a forged principal: %s', async (operation) => {
    const principal = {
      userId: 'admin',
      userRoles: ['Tickets.Admin'],
      claims: [{ typ: 'roles', val: 'Tickets.Admin' }],
    };
    const headers = {
      'x-ms-client-principal': Buffer.from(JSON.stringify(principal)).toString('base64'),
      'x-ms-client-principal-id': PARTNER,
      'x-ms-client-principal-name': 'admin',
      'x-ms-client-principal-idp': 'aad',
      'x-ms-token-aad-access-token': 'x',
    };
    let ran = false;
    const handler = handle(makeWorld().deps, operation, async () => {
      ran = true;
      return json(200, {});
    });
    expect([(await call(handler, { headers })).status, ran]).toEqual([401, false]);
  });
});
