import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '../../../shared/core/partner/roles.ts';
import { ACCESS, type Operation } from '../../../shared/gate/auth/access.ts';
import { handle } from '../../../shared/gate/http/handle.ts';
import { json } from '../../../shared/gate/http/respond.ts';
import { call } from '../../support/call.ts';
import { PARTNER } from '../../support/fixtures.ts';
import { makeWorld } from '../../support/world.ts';

const OPERATIONS = Object.keys(ACCESS) as Operation[];

/** Who may do what, as the contract says it: Submit, Read, Update, Admin. */
const TABLE: Record<Operation, string> = {
  submitTicket: 'S..A',
  submitBatch: 'S..A',
  listTickets: '.R.A',
  getTicket: '.R.A',
  recordEvent: '..UA',
  decide: 'SR.A',
  replayDecisions: '.R.A',
  previewPolicy: '.R.A',
  calculateSla: 'SRUA',
};
const CELLS = OPERATIONS.flatMap((operation) =>
  ROLES.map((role, column) => [operation, role, TABLE[operation][column] !== '.'] as const),
);

/** Calls an operation with a key of these roles; tells the status and whether the act ran. */
async function ask(operation: Operation, roles: Role[]) {
  const { deps, issueKey } = makeWorld();
  const key = await issueKey(PARTNER, { roles });
  let ran = false;
  const handler = handle(deps, operation, async () => {
    ran = true;
    return json(200, {});
  });
  const { status, body } = await call(handler, { headers: { authorization: `Bearer ${key}` } });
  return { status, code: body.code, ran };
}

describe('an operation is open to the roles of the table and to no other', () => {
  it.each(CELLS)('%s by %s: %s', async (operation, role, open) => {
    expect(await ask(operation, [role])).toEqual(
      open ? { status: 200, code: undefined, ran: true } : { status: 403, code: 'FORBIDDEN', ran: false },
    );
  });

  it.each(OPERATIONS)('%s by nobody without a role', async (operation) => {
    expect(await ask(operation, [])).toEqual({ status: 403, code: 'FORBIDDEN', ran: false });
  });
});

/** Triggers that prove their callers otherwise, or are open to everybody. */
const WITHOUT_GATE = ['health', 'receiveWebhook'];

describe('every HTTP function', () => {
  const index = readFileSync('functions/index.ts', 'utf8');
  const functions = [...index.matchAll(/app\.http\('(\w+)'/g)].map(([, name = '']) => name);
  const sources = readdirSync('functions')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`functions/${file}`, 'utf8'));

  it('stands in the table, or is known to be open', () => {
    expect(functions.filter((name) => !(name in ACCESS) && !WITHOUT_GATE.includes(name))).toEqual([]);
    expect(OPERATIONS.filter((name) => !functions.includes(name))).toEqual([]);
  });

  it('goes through the gate under its own name', () => {
    const gated = sources.flatMap((source) =>
      [...source.matchAll(/export const (\w+) = [^;]*?\bhandle\(\s*deps,\s*'(\w+)'/g)].map(([, ...names]) => names),
    );
    expect(gated.sort()).toEqual(OPERATIONS.map((name) => [name, name]).sort());
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

  it.each(OPERATIONS)('answers 401 to a forged principal: %s', async (operation) => {
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
