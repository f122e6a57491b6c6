import { parseConstraint } from './constraints.ts';

/** A parameter of a route template. */
export interface Parameter {
  name: string;
  optional: boolean;
  catchAll: boolean;
  defaultValue: string | undefined;
  checks: ((value: string) => boolean)[];
}

// Asterisks, a name (which may begin with any character), constraints (whose arguments end at a bracket before another
// colon, an equals sign or the end) and a default.
const SHAPE = /^(\*{0,2})(.[^:=]*)((?::[^(:=]*(?:\(.*?\)(?=[:=]|$))?)*)(?:=(.*))?$/s;
const CONSTRAINT = /:([^(:=]*(?:\(.*?\)(?=:|$))?)/gs;

/** Reads what stands between the braces of a parameter. Fails with Error for what ASP.NET refuses. */
export function parseParameter(text: string): Parameter {
  const optional = text.endsWith('?');
  const [, stars = '', name = '', constraints = '', defaultValue] =
    SHAPE.exec(optional ? text.slice(0, -1) : text) ?? [];
  if (name === '' || /[/{}?*]/.test(name)) throw new Error(`expected the name of a parameter, found "{${text}}"`);
  const catchAll = stars !== '';
  if (optional && catchAll) throw new Error(`expected a catch-all parameter not to be optional, found "{${text}}"`);
  if (optional && defaultValue !== undefined)
    throw new Error(`expected an optional parameter to have no default, found "{${text}}"`);
  const given = [...constraints.matchAll(CONSTRAINT)].map(([, constraint = '']) => constraint);
  const checks = given.filter((constraint) => constraint !== '').map(parseConstraint);
  return { name, optional, catchAll, defaultValue, checks };
}
