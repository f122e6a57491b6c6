import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type HostProcess, startApp } from './start-app.ts';

let host: HostProcess;
beforeAll(async () => {
  host = await startApp({ files: ['routes.cjs'], hostJson: {} });
});
afterAll(() => host.stop());

const call = async (path: string) => {
  const response = await fetch(`${host.url}${path}`);
  return response.status === 200 ? ((await response.json()) as object) : response.status;
};

it('routes stand under /api unless host.json has another prefix', async () => {
  expect(await call('/bareName')).toBe(404);
  expect(await call('/api/bareName')).toMatchObject({ name: 'bareName' });
});

it('routes are tried in the order of the function names, so that a parameter can hide a literal', async () => {
  expect(await call('/api/items/search')).toEqual({ name: 'aGet', params: { id: 'search' } });
});

it('a constraint lets the paths it refuses go to later functions', async () => {
  expect(await call('/api/orders/find')).toMatchObject({ name: 'zFind' });
  expect(await call('/api/orders/12')).toEqual({ name: 'byNumber', params: { id: '12' } });
});

it('literals match in any case, parameters keep theirs', async () => {
  expect(await call('/API/Items/AbC')).toEqual({ name: 'aGet', params: { id: 'AbC' } });
});

it('an optional parameter may be missing', async () => {
  expect(await call('/api/optional')).toEqual({ name: 'optional', params: {} });
  expect(await call('/api/optional/x')).toEqual({ name: 'optional', params: { name: 'x' } });
});

it('a parameter with a default has it when missing', async () => {
  expect(await call('/api/fallback')).toEqual({ name: 'fallback', params: { name: 'nobody' } });
});

it('a catch-all parameter takes the rest of the path', async () => {
  expect(await call('/api/files/a/b/c.txt')).toEqual({ name: 'rest', params: { path: 'a/b/c.txt' } });
});

it('parameters are decoded, and so is a slash, which parts the path', async () => {
  expect(await call('/api/items/a%20b')).toEqual({ name: 'aGet', params: { id: 'a b' } });
  expect(await call('/api/items/a%2Fb')).toBe(404);
  expect(await call('/api/files/a%2Fb')).toEqual({ name: 'rest', params: { path: 'a/b' } });
});

it('a slash at the end changes nothing', async () => {
  expect(await call('/api/items/7/')).toEqual({ name: 'aGet', params: { id: '7' } });
});
