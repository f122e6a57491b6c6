import { describe, expect, it } from '@jest/globals';
import { useBus } from './bus.ts';

describe('peeking', () => {
  const bus = useBus('peeking');
  const fresh = () => bus.connect().createReceiver(bus.queue);

  it('shows messages in order without locking or counting them', async () => {
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }]);
    expect((await fresh().peekMessages(10)).map(({ body }) => body)).toEqual([1, 2]);
    expect((await bus.receiveOne()).deliveryCount).toBe(0);
  });

  it('goes on where it stopped', async () => {
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    const receiver = fresh();
    expect((await receiver.peekMessages(2)).map(({ body }) => body)).toEqual([1, 2]);
    expect((await receiver.peekMessages(2)).map(({ body }) => body)).toEqual([3]);
    expect(await receiver.peekMessages(2)).toEqual([]);
  });

  it('starts at the number it is given', async () => {
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    const [, second] = await fresh().peekMessages(3);
    const found = await fresh().peekMessages(3, { fromSequenceNumber: second?.sequenceNumber });
    expect(found.map(({ body }) => body)).toEqual([2, 3]);
  });

  it('shows locked messages too', async () => {
    await bus.roundTrip({ body: 'held' });
    expect(await bus.bodies()).toEqual(['held']);
  });

  it('gives no lock token, so that nothing peeked can be settled', async () => {
    await bus.sender.sendMessages({ body: 'x' });
    const receiver = fresh();
    const [peeked] = await receiver.peekMessages(1);
    expect(peeked?.lockToken).toBeUndefined();
    await expect(receiver.completeMessage(peeked as never)).rejects.toThrow();
  });

  it('leaves the body out when it is asked to', async () => {
    await bus.sender.sendMessages({ body: 'x', subject: 's' });
    // The client has this option, though its types leave it out.
    const options: object = { omitMessageBody: true };
    const [peeked] = await fresh().peekMessages(1, options);
    expect(peeked).toMatchObject({ subject: 's' });
    expect(peeked?.body).toBeUndefined();
  });

  it('shows nothing of an empty queue', async () => {
    expect(await fresh().peekMessages(1)).toEqual([]);
  });
});
