import { type ServiceBusClient, ServiceBusError, type ServiceBusErrorCode } from '@azure/service-bus';
import { describe, expect, it } from '@jest/globals';
import { azureBus } from '../../../shared/adapters/bus/azure-bus.ts';
import { messageOf } from './messages.ts';

/** A bus whose one queue refuses in a way of its own; and how often it was connected to, and let go of. */
function makeBus(refusal: Error) {
  let connections = 0;
  let closed = 0;
  const act = async (queue: string) => {
    if (queue === 'bad') throw refusal;
  };
  const connect = async () => {
    connections += 1;
    const client = {
      createSender: (queue: string) => ({ sendMessages: () => act(queue), close: async () => undefined }),
      createReceiver: () => ({ peekMessages: () => act('bad') }),
      close: async () => {
        closed += 1;
      },
    };
    return client as unknown as ServiceBusClient;
  };
  return { bus: azureBus(connect), counts: () => ({ connections, closed }) };
}

const OF_QUEUE: ServiceBusErrorCode[] = [
  'MessagingEntityNotFound',
  'MessagingEntityDisabled',
  'QuotaExceeded',
  'UnauthorizedAccess',
  'ServiceBusy',
  'MessageSizeExceeded',
];
const OF_CONNECTION: ServiceBusErrorCode[] = ['ServiceCommunicationProblem', 'ServiceTimeout', 'GeneralError'];

describe('a queue that refuses', () => {
  it.each(OF_QUEUE)('with %s leaves the connection to the others', async (code) => {
    const { bus, counts } = makeBus(new ServiceBusError('no', code));
    for (let number = 0; number < 5; number += 1) {
      await expect(bus.send('bad', [messageOf(number)])).rejects.toMatchObject({ code });
      await expect(bus.check()).rejects.toMatchObject({ code });
      await bus.send('good', [messageOf(number)]);
    }
    expect(counts()).toEqual({ connections: 1, closed: 0 });
  });

  it.each(OF_CONNECTION)('with %s is the connection’s fault, and the next call has a new one', async (code) => {
    const { bus, counts } = makeBus(new ServiceBusError('no', code));
    await expect(bus.send('bad', [messageOf(1)])).rejects.toMatchObject({ code });
    await bus.send('good', [messageOf(2)]);
    expect(counts()).toEqual({ connections: 2, closed: 1 });
  });

  it('for no reason that is known keeps the connection where others were answered meanwhile', async () => {
    let refuse: (error: Error) => void = () => undefined;
    const held = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    let connections = 0;
    const bus = azureBus(async () => {
      connections += 1;
      const client = {
        createSender: (queue: string) => ({
          sendMessages: async () => (queue === 'bad' ? held : undefined),
          close: async () => undefined,
        }),
        createReceiver: () => ({}),
        close: async () => undefined,
      };
      return client as unknown as ServiceBusClient;
    });
    const failing = expect(bus.send('bad', [messageOf(1)])).rejects.toThrow('lost');
    await bus.send('good', [messageOf(2)]);
    refuse(new Error('lost'));
    await failing;
    await bus.send('good', [messageOf(3)]);
    expect(connections).toBe(1);
  });
});
