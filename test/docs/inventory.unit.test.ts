import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** What the README says can be called: method and path under the base path. */
const documented = [...readFileSync('README.md', 'utf8').matchAll(/^\| `(GET|POST|PUT|PATCH|DELETE) (\/[^`]*)` /gm)]
  .map(([, method, path]) => `${method} ${path}`)
  .sort();

const registered = [
  ...readFileSync('functions/index.ts', 'utf8').matchAll(
    /app\.http\('\w+',\s*\{\s*methods: \[([^\]]+)\],\s*route: '([^']+)'/g,
  ),
].flatMap(([, methods = '', route = '']) =>
  [...methods.matchAll(/'(\w+)'/g)].map(([, method]) => `${method} /${route}`),
);

describe('the inventory of the API', () => {
  it('lists every route that is registered, and no other', () => {
    expect(registered.length).toBe([...readFileSync('functions/index.ts', 'utf8').matchAll(/app\.http\(/g)].length);
    expect(documented.map((call) => call.replace(' ', ' /api/v1'))).toEqual(registered.sort());
  });
});
