import { ServiceBusClient } from '@azure/service-bus';
import { type BrokerProcess, startBroker } from '@csp-ticket-router/broker/spawn-own.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { azureDeadLetters } from '../../../shared/adapters/bus/dead-letters.ts';
import { messageOf } from './messages.ts';

let broker: BrokerProcess;
let client: ServiceBusClient;
beforeAll(async () => {
  broker = await startBroker(['azure-portal', 'notifications']);
  client = new ServiceBusClient(broker.connectionString);
  const sender = client.createSender('azure-portal');
  await sender.sendMessages([...[1, 2].map((number) => ({ body: messageOf(number).body })), { body: 'not ours' }]);
  const receiver = client.createReceiver('azure-portal');
  for (let count = 0; count < 3; ) {
    const received = await receiver.receiveMessages(3, { maxWaitTimeInMs: 5_000 });
    for (const message of received)
      await receiver.deadLetterMessage(message, { deadLetterReason: 'NobodyDidIt', deadLetterErrorDescription: '' });
    count += received.length;
  }
});
afterAll(async () => {
  await client.close();
  await broker.stop();
});

const list = async (queue: string) => {
  const looking = new ServiceBusClient(broker.connectionString);
  try {
    return await azureDeadLetters(looking).list(queue);
  } finally {
    await looking.close();
  }
};

describe('the dead letters of a queue', () => {
  it('are listed, with what they ask for where they are ours, and stay', async () => {
    for (let look = 0; look < 2; look += 1) {
      const letters = await list('azure-portal');
      expect(letters.map(({ reason, message }) => [reason, message?.ticketId ?? null])).toEqual([
        ['NobodyDidIt', messageOf(1).body.ticketId],
        ['NobodyDidIt', messageOf(2).body.ticketId],
        ['NobodyDidIt', null],
      ]);
    }
    expect(await list('notifications')).toEqual([]);
  });

  it('are handed over once each, and those that aren’t taken away stay', async () => {
    const deadLetters = azureDeadLetters(client);
    const seen: (string | null)[] = [];
    await deadLetters.workOff('azure-portal', async ({ message }) => {
      seen.push(message?.ticketId ?? null);
      return message?.ticketId === messageOf(1).body.ticketId;
    });
    expect(seen).toEqual([messageOf(1).body.ticketId, messageOf(2).body.ticketId, null]);
    const left = await list('azure-portal');
    expect(left.map(({ message }) => message?.ticketId ?? null)).toEqual([messageOf(2).body.ticketId, null]);
  });
});
