import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { registeredRoutes } from '../support/registered-routes.ts';

/** What the README says can be called. */
const documented = [...readFileSync('README.md', 'utf8').matchAll(/^\| `([A-Z]+ \/[^`]*)` /gm)].map(([, call]) => call);

describe('the inventory of the API', () => {
  it('lists every route that is registered, and no other', () => {
    const registered = registeredRoutes().map(({ method, path }) => `${method} ${path}`);
    expect(documented.sort()).toEqual(registered.sort());
  });
});
