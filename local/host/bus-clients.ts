import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import type { AppFunction } from './app-function.ts';
import { toMessages } from './message-body.ts';
import type { InvocationResponse } from './rpc.ts';
import type { Connection } from './settings.ts';

/** The connections of an app's Service Bus bindings, opened when first used. */
export interface BusClients {
  client(connection: Connection): Promise<ServiceBusClient>;
  /** Sends what a function put out. Rejects when a message can't be sent. */
  sendOutputs(fn: AppFunction, response: InvocationResponse): Promise<void>;
  close(): Promise<void>;
}

// The SDK's defaults of 30 s and 60 s would leave a subscriber asleep, or waiting for a link on a connection that went
// silent, long after a broker is back.
const retryOptions = { retryDelayInMs: 500, maxRetryDelayInMs: 2000, timeoutInMs: 10_000 };

const connect = async (connection: Connection): Promise<ServiceBusClient> => {
  const { ServiceBusClient } = await import('@azure/service-bus');
  if ('connectionString' in connection) return new ServiceBusClient(connection.connectionString, { retryOptions });
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new ServiceBusClient(connection.fullyQualifiedNamespace, new DefaultAzureCredential(), { retryOptions });
};

export const createBusClients = (): BusClients => {
  const clients = new Map<string, Promise<ServiceBusClient>>();
  const senders = new Map<string, ServiceBusSender>();

  const client = (connection: Connection): Promise<ServiceBusClient> => {
    const id = JSON.stringify(connection);
    const opened = clients.get(id) ?? connect(connection);
    clients.set(id, opened);
    return opened;
  };

  const sender = async (connection: Connection, queueOrTopic: string): Promise<ServiceBusSender> => {
    const id = JSON.stringify([connection, queueOrTopic]);
    const opened = senders.get(id) ?? (await client(connection)).createSender(queueOrTopic);
    senders.set(id, opened);
    return opened;
  };

  return {
    client,
    sendOutputs: async (fn, { outputData = [], returnValue }) => {
      const values = [...outputData, ...(returnValue ? [{ name: '$return', data: returnValue }] : [])];
      for (const { name, data } of values) {
        const output = fn.outputs.get(name);
        if (output !== undefined)
          await (await sender(output.connection, output.queueOrTopic)).sendMessages(toMessages(data));
      }
    },
    close: async () => {
      await Promise.allSettled([...clients.values()].map(async (opened) => (await opened).close()));
    },
  };
};
