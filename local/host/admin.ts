import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AppFunction } from './app-function.ts';
import { writeJson, writeStatus } from './http-response.ts';

/** Runs a function by hand, with the text that stands for its trigger's input. */
export type RunByHand = (fn: AppFunction, input: string) => void;

const describe = ({ name, metadata, disabled }: AppFunction) => ({
  name,
  config: { name, bindings: Object.entries(metadata.bindings).map(([key, binding]) => ({ ...binding, name: key })) },
  isDisabled: disabled,
});

/** The text of `{"input": …}`, undefined when the body isn't such JSON. */
function readInput(body: string): string | undefined {
  try {
    const { input = '' } = (body === '' ? {} : JSON.parse(body)) as { input?: unknown };
    return typeof input === 'string' ? input : JSON.stringify(input);
  } catch {
    return undefined;
  }
}

/** What stands under /admin and needs the master key; `path` begins with "admin". */
export function createAdmin(functions: readonly AppFunction[], run: RunByHand) {
  const find = (name: string) => functions.find((fn) => fn.name.toLowerCase() === name.toLowerCase());

  const runFunction = async (fn: AppFunction, request: IncomingMessage, response: ServerResponse) => {
    if (fn.trigger.kind === 'http') {
      return writeJson(response, 400, {
        error: `${fn.name} has an HTTP trigger: expected a call of /${fn.trigger.route}`,
      });
    }
    const input = readInput(await text(request));
    if (input === undefined) return writeJson(response, 400, { error: 'expected a JSON body {"input": …}' });
    run(fn, input);
    return writeStatus(response, 202);
  };

  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, area, name] = path.toLowerCase().split('/');
    const fn = name === undefined ? undefined : find(name);
    const call = `${request.method} ${area}`;
    if (call === 'GET host' && name === 'status')
      return writeJson(response, 200, { state: 'Running', version: '4.1037.0' });
    if (call === 'GET functions' && name === undefined) return writeJson(response, 200, functions.map(describe));
    if (call === 'GET functions' && fn !== undefined) return writeJson(response, 200, describe(fn));
    if (call === 'POST functions' && fn !== undefined) return runFunction(fn, request, response);
    return writeStatus(response, 404);
  };
}
