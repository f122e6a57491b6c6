import { createSasTokenProvider } from '@azure/core-amqp';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import rhea, { type Connection, type Delivery, type EventContext, type Sender } from 'rhea';
import { startInProcess } from './in-process.ts';

type Event =
  | 'connection_open'
  | 'message'
  | 'sender_open'
  | 'receiver_open'
  | 'sender_error'
  | 'receiver_error'
  | 'sendable'
  | 'accepted'
  | 'rejected';

/** Links as no Service Bus client opens them: by a plain AMQP client. */
describe('links', () => {
  let broker: Awaited<ReturnType<typeof startInProcess>>;
  let connection: Connection;
  const event = (name: Event) => new Promise<EventContext>((resolve) => connection.once(name, resolve));
  const conditionOf = (error: unknown) => (error as { condition?: string }).condition;
  const textOf = (error: unknown) => (error as { description?: string }).description;

  beforeEach(async () => {
    broker = await startInProcess();
    connection = rhea
      .create_container()
      .connect({ host: '127.0.0.1', port: broker.port, reconnect: false, username: 'x' });
    await event('connection_open');
  });
  afterEach(async () => {
    connection.close();
    await broker.close();
  });

  const authorize = async () => {
    const audience = `sb://127.0.0.1:${broker.port}/q`;
    const key = { sharedAccessKeyName: 'RootManageSharedAccessKey', sharedAccessKey: 'SAS_KEY_VALUE' };
    const { token } = await createSasTokenProvider(key).getToken(audience);
    connection.open_receiver({ name: 'replies', source: '$cbs' });
    const sender = connection.open_sender('$cbs');
    await event('sendable');
    const answer = event('message');
    sender.send({
      message_id: '1',
      reply_to: 'replies',
      application_properties: { operation: 'put-token', type: 'servicebus.windows.net:sastoken', name: audience },
      body: token,
    });
    expect((await answer).message?.application_properties).toMatchObject({ 'status-code': 202 });
  };

  it('without a token are not authorized, neither to send nor to receive', async () => {
    connection.open_sender('q');
    expect(conditionOf((await event('sender_error')).sender?.error)).toBe('amqp:unauthorized-access');
    connection.open_receiver('q');
    expect(conditionOf((await event('receiver_error')).receiver?.error)).toBe('amqp:unauthorized-access');
  });

  it('with a token for one queue are not authorized for another', async () => {
    await authorize();
    connection.open_sender('quite-another');
    expect(conditionOf((await event('sender_error')).sender?.error)).toBe('amqp:unauthorized-access');
  });

  it('for transactions are refused with a text that says so', async () => {
    const coordinator = rhea.types.wrap_described([], 0x30);
    const session = connection.create_session() as unknown as { begin(): void; create_sender(name: string): Sender };
    session.begin();
    const sender = session.create_sender('transactions');
    (sender as unknown as { local: { attach: { target: unknown } } }).local.attach.target = coordinator;
    sender.attach();
    expect(textOf((await event('sender_error')).sender?.error)).toMatch(/transactions are out of scope/);
  });

  it('for sessions are refused with a text that says so', async () => {
    await authorize();
    const filter = { 'com.microsoft:session-filter': 'some' };
    connection.open_receiver({ source: { address: 'q', filter } });
    expect(textOf((await event('receiver_error')).receiver?.error)).toMatch(/sessions are out of scope/);
    expect(broker.logged.join()).toMatch(/link refused: sessions/);
  });

  it('that send a broken message have it refused and go on', async () => {
    await authorize();
    const sender = connection.open_sender('q');
    await event('sendable');
    sender.send(Buffer.from('not AMQP'), 'first', 0);
    const { delivery } = await event('rejected');
    expect(conditionOf((delivery as Delivery).remote_state?.error)).toBe('amqp:decode-error');
    sender.send({ body: 'fine' });
    await event('accepted');
  });

  it('that release a message get it again with the same count', async () => {
    await authorize();
    const sender = connection.open_sender('q');
    await event('sendable');
    sender.send({ body: 'x' });
    const receiver = connection.open_receiver({ source: 'q', credit_window: 0, autoaccept: false, rcv_settle_mode: 1 });
    receiver.add_credit(2);
    const first = await event('message');
    first.delivery?.release();
    const second = await event('message');
    expect([first.message?.delivery_count, second.message?.delivery_count]).toEqual([0, 0]);
    expect(second.delivery?.tag).not.toEqual(first.delivery?.tag);
  });

  it('in opposite directions may share a name', async () => {
    await authorize();
    const sender = connection.open_sender({ name: 'same', target: 'q' });
    await event('sendable');
    connection.open_receiver({ name: 'same', source: 'q' });
    await event('receiver_open');
    sender.send({ body: 'x' });
    expect((await event('message')).message?.body).toBe('x');
  });

  it('for requests and their answers may share a name, the answers found by their target', async () => {
    await authorize();
    const requests = connection.open_sender({ name: 'same', target: 'q/$management' });
    await event('sendable');
    connection.open_receiver({ name: 'same', source: 'q/$management', target: 'my-answers' });
    await event('receiver_open');
    requests.send({
      message_id: 'peek',
      reply_to: 'my-answers',
      application_properties: { operation: 'com.microsoft:peek-message' },
      body: { 'from-sequence-number': 0, 'message-count': 1 },
    });
    const { message } = await event('message');
    expect(message).toMatchObject({ correlation_id: 'peek', application_properties: { statusCode: 204 } });
  });

  it('of one name and direction replace each other: the first is told, and is given nothing more', async () => {
    await authorize();
    connection.open_receiver({ name: 'same', source: 'q' });
    await event('receiver_open');
    const first = event('receiver_error');
    const second = connection.open_receiver({ name: 'same', source: 'q' });
    expect(conditionOf((await first).receiver?.error)).toBe('amqp:link:stolen');
    const sender = connection.open_sender('q');
    await event('sendable');
    sender.send({ body: 'x' });
    expect((await event('message')).receiver).toBe(second);
  });
});
