import { readFileSync } from 'node:fs';

/** A route as the app registers it. */
export interface Route {
  name: string;
  method: string;
  /** Template below the base of the API, such as /tickets/{id}. */
  path: string;
}

const REGISTRATION = /app\.http\('(\w+)',\s*\{\s*methods: \['(\w+)'\],\s*route: 'api\/v1(\/[^']+)'/g;

/** Every route of the API as the app's table of contents registers it, so that a new one joins by itself. */
export function registeredRoutes(): Route[] {
  const contents = readFileSync('functions/index.ts', 'utf8');
  const routes = [...contents.matchAll(REGISTRATION)].map(([, name = '', method = '', path = '']) => ({
    name,
    method,
    path,
  }));
  const registered = contents.split('app.http(').length - 1;
  if (routes.length !== registered) throw new Error(`expected ${registered} routes, could read ${routes.length}`);
  return routes;
}
