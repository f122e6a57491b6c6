import rhea, { type Message, type Receiver } from 'rhea';
import { serveRequests } from './requests.ts';
import { type AccessKey, sasFault } from './sas.ts';

/** The entities that a connection has shown a token for, as paths in lower case. */
export type Grants = Set<string>;

/** Serves claims-based security: checks the tokens that a client puts and notes what they are good for. */
export function serveCbs(receiver: Receiver, key: AccessKey, grants: Grants, now: () => number): void {
  serveRequests(receiver, (request, reply) => {
    // When the broker's clock travels, some clients travel along and some don't: a token is good by either time.
    const fault = putToken(request, key, grants, Math.min(now(), Date.now()));
    const status = fault ? { code: 401, text: `Unauthorized: ${fault}` } : { code: 202, text: 'Accepted' };
    reply({
      application_properties: { 'status-code': rhea.types.wrap_int(status.code), 'status-description': status.text },
    });
  });
}

function putToken(request: Message, key: AccessKey, grants: Grants, now: number): string | undefined {
  const { operation, name, type } = request.application_properties ?? {};
  if (operation !== 'put-token') return `expected the operation put-token, found "${operation}"`;
  if (type !== 'servicebus.windows.net:sastoken')
    return `expected a shared access signature, found a token of type "${type}"`;
  if (!URL.canParse(String(name))) return `expected the address of an entity, found "${name}"`;
  const fault = sasFault(String(request.body), String(name), key, now);
  if (!fault) grants.add(pathOf(String(name)));
  return fault;
}

const pathOf = (audience: string): string => new URL(audience.toLowerCase()).pathname.slice(1);

/** Whether one of the tokens shown covers this address. */
export function granted(grants: Grants, address: string): boolean {
  const wanted = address.toLowerCase();
  return [...grants].some((path) => path === '' || wanted === path || wanted.startsWith(`${path}/`));
}
