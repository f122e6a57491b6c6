import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnStack } from '../../local/stack/own-stack.ts';
import { registeredRoutes } from '../support/registered-routes.ts';

let stack: OwnStack;
beforeAll(async () => {
  stack = await OwnStack.start();
});
afterAll(() => stack.stop());

/** Every route but those that are open or prove their callers otherwise. */
const ROUTES = registeredRoutes()
  .filter(({ path }) => path !== '/health' && !path.startsWith('/webhooks/'))
  .map(({ method, path }) => [method, path.replace('{id}', '0'.repeat(32))] as const);

const PRINCIPAL = Buffer.from(
  JSON.stringify({ auth_typ: 'aad', claims: [{ typ: 'roles', val: 'Tickets.Admin' }], userRoles: ['admin'] }),
).toString('base64');

describe('a forged principal of a front end that isn’t there', () => {
  it('is sent to all of the API', () => {
    expect(ROUTES.length).toBeGreaterThanOrEqual(9);
  });

  it.each(ROUTES)('opens nothing: %s %s', async (method, route) => {
    const headers = {
      authorization: '',
      'x-ms-client-principal': PRINCIPAL,
      'x-ms-client-principal-id': stack.file.partnerTenantId,
      'x-ms-client-principal-idp': 'aad',
    };
    const {
      status,
      body,
      headers: answered,
    } = await stack.call(method, route, method === 'GET' ? undefined : {}, headers);
    expect([status, body.code, answered.get('www-authenticate')]).toEqual([401, 'UNAUTHORIZED', 'Bearer']);
  });
});
