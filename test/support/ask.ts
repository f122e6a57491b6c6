import { HANDLERS } from '../../functions/handlers.ts';
import { OPERATIONS, type Operation, type OperationName } from '../../shared/contract/operations.ts';
import { callRaw } from './call.ts';
import { contractFaults } from './contract-faults.ts';
import type { World } from './world.ts';

interface Asked {
  /** In the place of the path's parameter. */
  id?: string;
  /** Such as `?explain=full`. */
  query?: string;
  /** Sent as JSON; the operation's example where it takes a body and none is given. */
  body?: unknown;
  headers?: Record<string, string>;
  method?: string;
}

/** Calls an operation as the platform does, with a new key of all usual roles unless headers say otherwise. */
export async function ask(world: World, name: OperationName, asked: Asked = {}) {
  const { method: usual, path, example }: Operation = OPERATIONS[name];
  const { id = '', query = '', body = example, headers = {}, method = usual } = asked;
  const lines: string[] = [];
  const { status, text, ...answer } = await callRaw(
    HANDLERS[name](world.deps),
    {
      method,
      url: `https://router.example/api/v1${path.replace(/\{\w+\}/, id)}${query}`,
      params: { id },
      headers: {
        authorization: `Bearer ${headers.authorization === undefined ? await world.issueKey() : ''}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(usual === 'POST' && { body: { string: typeof body === 'string' ? body : JSON.stringify(body) } }),
    },
    (line) => lines.push(line),
  );
  // An answer may be without a body: 304.
  const told = text === '' ? undefined : JSON.parse(text);
  const faults = told === undefined ? [] : contractFaults(name, status, told);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return { status, headers: answer.headers, body: told, lines };
}
