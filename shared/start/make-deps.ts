import { setTimeout as wait } from 'node:timers/promises';
import { azureBus } from '../adapters/bus/azure-bus.ts';
import { offers } from '../adapters/bus/offers.ts';
import { DOCUMENTED_ADDRESS } from '../adapters/certificates/certificate-host.ts';
import { fetchCertificates } from '../adapters/certificates/fetch-certificates.ts';
import { tokenVerifier } from '../adapters/entra/verify-token.ts';
import { azureTable } from '../adapters/store/azure-table.ts';
import { leasedQuotas } from '../adapters/store/leased-quotas.ts';
import { unknownRoles } from '../core/decision/policy.ts';
import type { Deps } from '../deps.ts';
import { once } from '../remember.ts';
import type { Config, Connection } from './config.ts';

/** The outside world as configured. Nothing connects before its first use; the SDKs load then, too. */
export function makeDeps(config: Config): Deps {
  const now = () => Date.now();
  const uptime = () => performance.now();
  const log = (line: string) => console.warn(line);
  const strange = unknownRoles(config.policies[config.edition]);
  if (strange.length > 0) log(`POLICY_FILE permits roles that no list knows: ${strange.join(', ')}`);
  const directory = azureTable(once(() => connectTable(config.tables, 'directory')));
  const bus = azureBus(() => connectBus(config.serviceBus));
  return {
    tickets: azureTable(once(() => connectTable(config.tables, 'tickets'))),
    directory,
    bus: { ...bus, offer: offers({ send: bus.send, uptime, log }) },
    certificates: fetchCertificates({ fetch, now, log, documented: DOCUMENTED_ADDRESS }),
    verifyToken: tokenVerifier(config.entra, now),
    quotas: leasedQuotas(directory, now),
    now,
    uptime,
    rest: (most) => wait(Math.random() * most),
    log,
    config,
  };
}

/** A client of one table, as the app connects. */
export async function connectTable(connection: Connection, name: string) {
  const { TableClient } = await import('@azure/data-tables');
  const options = { retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 } };
  if ('connectionString' in connection) {
    // The connection string says whether the service speaks plain HTTP; the SDK wants it said twice.
    const allowInsecureConnection = connection.connectionString.includes('=http://');
    return TableClient.fromConnectionString(connection.connectionString, name, { ...options, allowInsecureConnection });
  }
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new TableClient(connection.address, name, new DefaultAzureCredential(), options);
}

/** A client of the namespace, as the app connects. */
export async function connectBus(connection: Connection) {
  const { ServiceBusClient } = await import('@azure/service-bus');
  const options = { retryOptions: { maxRetries: 1, retryDelayInMs: 200, timeoutInMs: 4_000 } };
  if ('connectionString' in connection) return new ServiceBusClient(connection.connectionString, options);
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new ServiceBusClient(connection.address, new DefaultAzureCredential(), options);
}
