import { describe, expect, it } from '@jest/globals';
import { useBus } from './bus.ts';

describe('duplicate detection', () => {
  const bus = useBus('once');

  it('accepts a second message with the same id and drops it', async () => {
    await bus.sender.sendMessages({ body: 'first', messageId: 'd1' });
    await bus.sender.sendMessages({ body: 'second', messageId: 'd1' });
    expect(await bus.bodies()).toEqual(['first']);
  });

  it('remembers the id of a message that was completed', async () => {
    await bus.receiver.completeMessage(await bus.roundTrip({ body: 'first', messageId: 'd2' }));
    await bus.sender.sendMessages({ body: 'second', messageId: 'd2' });
    expect(await bus.bodies()).toEqual([]);
  });

  it('drops duplicates within one batch', async () => {
    await bus.sender.sendMessages([
      { body: 1, messageId: 'd3' },
      { body: 2, messageId: 'd4' },
      { body: 3, messageId: 'd3' },
    ]);
    expect(await bus.bodies()).toEqual([1, 2]);
  });

  it('looks at the id alone, not at session or body', async () => {
    await bus.sender.sendMessages({ body: 1, messageId: 'd5', sessionId: 'a' });
    await bus.sender.sendMessages({ body: 2, messageId: 'd5', sessionId: 'b' });
    expect(await bus.bodies()).toEqual([1]);
  });

  it('knows the ids of scheduled messages', async () => {
    const numbers = await bus.sender.scheduleMessages({ body: 1, messageId: 'd6' }, new Date(Date.now() + 3_600_000));
    await bus.sender.sendMessages({ body: 2, messageId: 'd6' });
    expect(await bus.bodies()).toEqual([1]);
    await bus.sender.cancelScheduledMessages(numbers);
  });

  it('keeps messages without an id apart', async () => {
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }]);
    expect(await bus.bodies()).toEqual([1, 2]);
  });
});
