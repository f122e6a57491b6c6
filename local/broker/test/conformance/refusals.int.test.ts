import { describe, expect, it } from '@jest/globals';
import { failure, useBus } from './bus.ts';

describe('refusals', () => {
  const bus = useBus('refusals');
  const elsewhere = 'no-such-queue';

  it.each([
    ['sending', () => bus.client.createSender(elsewhere).sendMessages({ body: 'x' })],
    ['receiving', () => bus.client.createReceiver(elsewhere).receiveMessages(1, { maxWaitTimeInMs: 100 })],
    ['peeking', () => bus.client.createReceiver(elsewhere).peekMessages(1)],
    ['scheduling', () => bus.client.createSender(elsewhere).scheduleMessages({ body: 'x' }, new Date())],
  ])('%s on an unknown queue fails with MessagingEntityNotFound', async (_, act) => {
    const error = await failure(act());
    expect(error.code).toBe('MessagingEntityNotFound');
    expect(error.message).toContain(elsewhere);
  });

  it.each([
    ['value', /SharedAccessKey=[^;]+/, 'SharedAccessKey=d3Jvbmc='],
    ['name', /SharedAccessKeyName=[^;]+/, 'SharedAccessKeyName=Somebody'],
  ])('a client with the wrong key %s is not authorized', async (_, right, wrong) => {
    const client = bus.connect(bus.connectionString.replace(right, wrong));
    const send = await failure(client.createSender(bus.queue).sendMessages({ body: 'x' }));
    const receive = await failure(client.createReceiver(bus.queue).receiveMessages(1, { maxWaitTimeInMs: 100 }));
    expect([send.code, receive.code]).toEqual(['UnauthorizedAccess', 'UnauthorizedAccess']);
  });

  it('a receiver for a session is refused where none is required', async () => {
    await expect(bus.client.acceptSession(bus.queue, 'some')).rejects.toThrow();
  });

  it('a receiver for the next session is refused with a text that says why', async () => {
    expect((await failure(bus.client.acceptNextSession(bus.queue))).message).toMatch(/session/i);
  });

  it('a subscription of a topic is unknown', async () => {
    const error = await failure(bus.client.createReceiver('topic', 'subscription').receiveMessages(1));
    expect(error.code).toBe('MessagingEntityNotFound');
  });

  it('a refused client does not disturb the others', async () => {
    await failure(bus.client.createSender(elsewhere).sendMessages({ body: 'x' }));
    expect((await bus.roundTrip({ body: 'fine' })).body).toBe('fine');
  });

  it('a closed sender, receiver and client say that they are closed', async () => {
    const client = bus.connect();
    const sender = client.createSender(bus.queue);
    const receiver = client.createReceiver(bus.queue);
    await sender.sendMessages({ body: 'x' });
    await Promise.all([sender.close(), receiver.close()]);
    await expect(sender.sendMessages({ body: 'x' })).rejects.toThrow(/closed/);
    await expect(receiver.receiveMessages(1)).rejects.toThrow(/closed/);
    await client.close();
    expect(() => client.createSender(bus.queue)).toThrow(/closed/);
  });

  it('a second receive on a receiver that is receiving fails', async () => {
    await bus.roundTrip({ body: 'opens the receiver' });
    const receiving = bus.receiver.receiveMessages(1);
    await expect(bus.receiver.receiveMessages(1)).rejects.toThrow(/already receiving/);
    await bus.sender.sendMessages({ body: 'ends the wait' });
    expect(await receiving).toHaveLength(1);
  });

  it('an aborted signal ends a peek', async () => {
    const abortSignal = AbortSignal.abort();
    await expect(bus.receiver.peekMessages(1, { abortSignal })).rejects.toThrow(/abort/i);
  });
});
