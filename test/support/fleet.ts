import { randomBytes } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { type BrokerProcess, startBroker } from '@csp-ticket-router/broker/spawn-own.ts';
import { root, type SpawnedHost, served, spawnHost } from '@csp-ticket-router/host/spawn.ts';
import { type Answer, ask } from '../../local/stack/own-stack.ts';
import { saveKey } from '../../shared/adapters/store/api-keys.ts';
import { azureTable } from '../../shared/adapters/store/azure-table.ts';
import { insertPartner, loadPartner } from '../../shared/adapters/store/partners.ts';
import type { Table } from '../../shared/adapters/store/table.ts';
import { CHANNELS } from '../../shared/core/decision/intent.ts';
import { KEY_BYTES, makeApiKey } from '../../shared/core/partner/api-key.ts';
import type { Limits } from '../../shared/core/partner/partner.ts';
import type { Role } from '../../shared/core/partner/roles.ts';
import { NOTIFICATIONS } from '../../shared/core/ticket/retries.ts';
import { startAzurite } from './azurite.ts';
import { contractFaults, operationAt } from './contract-faults.ts';

export interface FleetOptions {
  hosts?: number;
  /** Settings of every host, beside those that the app can't start without. */
  env?: Record<string, string>;
  /** Turns the table service's connection string into the one that the hosts get. */
  tablesThrough?: (tables: string) => string;
}

/** One of the hosts; nobody starts it again when it ends. */
export interface FleetHost extends SpawnedHost {
  /** Base of the API. */
  url: string;
  /** All that it has said so far, on both streams. */
  log(): string;
}

/** Hosts of the built app that share one table service and one broker. */
export interface Fleet {
  hosts: FleetHost[];
  /** Connection strings; the tables' leads to the service itself. */
  tables: string;
  serviceBus: string;
  pepper: string;
  cursorSecret: string;
  idSecret: string;
  broker: Pick<BrokerProcess, 'signal'>;
  directory: Table;
  /** Enters a partner where it isn't there yet, and answers a new API key of it. */
  addPartner(tenantId: string, options?: { roles?: readonly Role[]; limits?: Limits }): Promise<string>;
  /** Calls a host by its number. The path may be a whole address; `body` is sent as JSON, a string as it is. */
  call(host: number, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

/** The header that an API key comes in. */
export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

const QUEUES = [...CHANNELS, NOTIFICATIONS];
const PEPPER = 'pepper of a fleet in tests, not a secret';
const CURSOR_SECRET = 'signs cursors of a fleet, not a secret';
const ID_SECRET = 'ids of a fleet in tests, not a secret';

export async function startFleet({
  hosts: count = 1,
  env = {},
  tablesThrough = (tables) => tables,
}: FleetOptions = {}): Promise<Fleet> {
  const [azurite, broker] = await Promise.all([startAzurite(), startBroker(QUEUES)]);
  const { connectionString: tables } = azurite;
  const { connectionString: serviceBus } = broker;
  const connect = (name: string) => TableClient.fromConnectionString(tables, name, { allowInsecureConnection: true });
  const directory = azureTable(async () => connect('directory'));
  const required = {
    FUNCTIONS_WORKER_RUNTIME: 'node',
    TablesConnection: tablesThrough(tables),
    ServiceBusConnection: serviceBus,
    API_KEY_PEPPER: PEPPER,
    CURSOR_SECRET,
    ID_SECRET,
  };
  const spawned = Array.from({ length: count }, () => spawnHost(root, { ...required, ...env }));
  const stop = async () => {
    await Promise.all(spawned.map((host) => host.stop()));
    await Promise.all([broker.stop(), azurite.stop()]);
  };

  try {
    await Promise.all(['tickets', 'directory'].map((name) => connect(name).createTable()));
    const hosts = await Promise.all(
      spawned.map(async (host): Promise<FleetHost> => {
        const url = `${await served(host)}/api/v1`;
        return { ...host, url, log: () => host.stdout() + host.stderr() };
      }),
    );
    return {
      hosts,
      tables,
      serviceBus,
      pepper: PEPPER,
      cursorSecret: CURSOR_SECRET,
      idSecret: ID_SECRET,
      broker,
      directory,
      addPartner: async (tenantId, { roles, limits = {} } = {}) => {
        const { text, stored } = makeApiKey(tenantId, { random: randomBytes(KEY_BYTES), pepper: PEPPER, roles });
        if ((await loadPartner(directory, tenantId)) === null)
          await directory.transact([insertPartner({ tenantId, name: tenantId, resellers: [], limits })]);
        await saveKey(directory, stored);
        return text;
      },
      call: async (host, ...request) => {
        const { url } = hosts[host] ?? {};
        if (url === undefined) throw new Error(`expected a host from 0 to ${count - 1}, found ${host}`);
        return heldToContract(request, await ask(url, ...request));
      },
      stop,
    };
  } catch (error) {
    // A host that can't start must not leave the others behind: they would keep the test run from ending.
    await stop();
    throw error;
  }
}

/** An answer of the API that is as its operation's row says; fails with what isn't. */
export function heldToContract([method, path]: readonly [string, string, ...unknown[]], answer: Answer): Answer {
  const operation = operationAt(method, path);
  const json = answer.headers.get('content-type')?.includes('json');
  const faults =
    operation === undefined || !json || method === 'HEAD' ? [] : contractFaults(operation, answer.status, answer.body);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return answer;
}
