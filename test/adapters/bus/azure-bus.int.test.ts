import { ServiceBusClient } from '@azure/service-bus';
import { type BrokerProcess, startBroker } from '@csp-ticket-router/broker/spawn-own.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { azureBus } from '../../../shared/adapters/bus/azure-bus.ts';
import { messageOf } from './messages.ts';

let broker: BrokerProcess;
beforeAll(async () => {
  broker = await startBroker(['azure-portal', 'notifications']);
});
afterAll(() => broker.stop());

const connected = () => {
  const clients: ServiceBusClient[] = [];
  const bus = azureBus(async () => {
    const client = new ServiceBusClient(broker.connectionString, {
      retryOptions: { maxRetries: 1, timeoutInMs: 4_000 },
    });
    clients.push(client);
    return client;
  });
  return { bus, clients };
};

describe('a queue that isn’t there', () => {
  it('stops none of forty messages for another, and costs no connection', async () => {
    const { bus, clients } = connected();
    const numbers = Array.from({ length: 40 }, (_, number) => number);
    const outcomes = await Promise.allSettled([
      ...numbers.map((number) => bus.send('azure-portal', [messageOf(number)])),
      ...numbers.map((number) => bus.send('absent', [messageOf(number)])),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...numbers.map(() => 'fulfilled'),
      ...numbers.map(() => 'rejected'),
    ]);
    await bus.check();
    expect(clients).toHaveLength(1);
    await clients[0]?.close();
  });
});

describe('a broker that was killed', () => {
  it('is sent to again on a new connection', async () => {
    const { bus, clients } = connected();
    await bus.send('azure-portal', [messageOf(1)]);
    await broker.restart();
    await bus.send('azure-portal', [messageOf(2)]).catch(() => undefined);
    await bus.send('azure-portal', [messageOf(3)]);
    await Promise.all(clients.map((client) => client.close()));
  });
});
