import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { type BrokerProcess, startBroker } from '@csp-ticket-router/broker/spawn-own.ts';
import { inTurn } from '@csp-ticket-router/kit/in-turn.ts';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

let broker: BrokerProcess;
let client: ServiceBusClient;
beforeAll(async () => {
  broker = await startBroker(['plain'], 'PT30S');
  client = new ServiceBusClient(broker.connectionString);
});
afterAll(async () => {
  await client.close();
  await broker.stop();
});

it('settlements of one moment keep their own outcomes', async () => {
  await client.createSender('plain').sendMessages([{ body: 'good' }, { body: 'bad' }]);
  const receiver = client.createReceiver('plain');
  const [good, bad] = (await receiver.receiveMessages(2)) as [ServiceBusReceivedMessage, ServiceBusReceivedMessage];
  await Promise.all([inTurn(() => receiver.completeMessage(good)), inTurn(() => receiver.abandonMessage(bad))]);
  const again = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5_000 });
  expect(again.map(({ body }) => body)).toEqual(['bad']);
});
