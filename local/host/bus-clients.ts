import type { ServiceBusClient } from '@azure/service-bus';
import type { Connection } from './settings.ts';

/** The connections of an app's Service Bus triggers, opened when first used. */
export interface BusClients {
  client(connection: Connection): Promise<ServiceBusClient>;
  close(): Promise<void>;
}

// The SDK's defaults of 30 s and 60 s would leave a subscriber asleep, or waiting for a link on a connection that went
// silent, long after a broker is back.
const retryOptions = { retryDelayInMs: 500, maxRetryDelayInMs: 2000, timeoutInMs: 10_000 };

async function connect(connection: Connection): Promise<ServiceBusClient> {
  const { ServiceBusClient } = await import('@azure/service-bus');
  if ('connectionString' in connection) return new ServiceBusClient(connection.connectionString, { retryOptions });
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new ServiceBusClient(connection.fullyQualifiedNamespace, new DefaultAzureCredential(), { retryOptions });
}

export function createBusClients(): BusClients {
  const clients = new Map<string, Promise<ServiceBusClient>>();
  return {
    client: (connection) => {
      const id = JSON.stringify(connection);
      const opened = clients.get(id) ?? connect(connection);
      clients.set(id, opened);
      return opened;
    },
    close: async () => {
      await Promise.allSettled([...clients.values()].map(async (opened) => (await opened).close()));
    },
  };
}
