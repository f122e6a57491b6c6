import { readFileSync } from 'node:fs';

/** A route as the app registers it. */
export interface Route {
  name: string;
  method: string;
  /** With its parameters in braces. */
  path: string;
}

const source = readFileSync('functions/index.ts', 'utf8');

/** All routes of the app, whoever adds them. */
export const ROUTES: Route[] = [
  ...source.matchAll(/app\.http\('(\w+)',\s*\{\s*methods: \['(\w+)'\],\s*route: '([^']+)'/g),
].map(([, name = '', method = '', route = '']) => ({ name, method, path: `/${route}` }));

/** How often the app registers one, however that is written. */
export const REGISTERED = source.split('app.http(').length - 1;
