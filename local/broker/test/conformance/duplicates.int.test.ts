import { describe, expect, it } from '@jest/globals';
import { useBus } from './bus.ts';

describe('duplicate detection', () => {
  const bus = useBus('once');

  it('accepts a second message with the same id and drops it', async () => {
    await bus.sender.sendMessages({ body: 'first', messageId: 'same' });
    await bus.sender.sendMessages({ body: 'second', messageId: 'same' });
    expect(await bus.bodies()).toEqual(['first']);
  });

  it('remembers the id of a message that was completed', async () => {
    await bus.receiver.completeMessage(await bus.roundTrip({ body: 'first', messageId: 'same' }));
    await bus.sender.sendMessages({ body: 'second', messageId: 'same' });
    expect(await bus.bodies()).toEqual([]);
  });

  it('drops duplicates within one batch', async () => {
    await bus.sender.sendMessages([
      { body: 1, messageId: 'same' },
      { body: 2, messageId: 'another' },
      { body: 3, messageId: 'same' },
    ]);
    expect(await bus.bodies()).toEqual([1, 2]);
  });

  it('looks at the id alone, not at session or body', async () => {
    await bus.sender.sendMessages({ body: 1, messageId: 'same', sessionId: 'a' });
    await bus.sender.sendMessages({ body: 2, messageId: 'same', sessionId: 'b' });
    expect(await bus.bodies()).toEqual([1]);
  });

  it('knows the ids of scheduled messages', async () => {
    await bus.sender.scheduleMessages({ body: 1, messageId: 'same' }, bus.inTime(10_000));
    await bus.sender.sendMessages({ body: 2, messageId: 'same' });
    expect(await bus.bodies()).toEqual([1]);
  });

  it('keeps ids of different kinds apart, however alike they look', async () => {
    await bus.sender.sendMessages({ body: 1, messageId: 101 });
    await bus.sender.sendMessages({ body: 2, messageId: '101' });
    await bus.sender.sendMessages({ body: 3, messageId: '5365' });
    await bus.sender.sendMessages({ body: 4, messageId: 101 });
    expect(await bus.bodies()).toEqual([1, 2, 3]);
  });

  it('forgets an id after the window', async () => {
    await bus.sender.sendMessages({ body: 1, messageId: 'same' });
    await bus.pass(20_000);
    await bus.sender.sendMessages({ body: 2, messageId: 'same' });
    expect(await bus.bodies()).toEqual([1, 2]);
  });

  it('keeps messages without an id apart', async () => {
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }]);
    expect(await bus.bodies()).toEqual([1, 2]);
  });
});
