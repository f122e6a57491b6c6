import { describe, expect, it } from '@jest/globals';
import rhea from 'rhea';

/** What local/broker/amqp/rhea-internals.ts relies on, in the version of rhea that is installed. */
describe('the undeclared parts of rhea', () => {
  const connection = rhea.create_container().create_connection({ port: 0 });
  const session = connection.create_session() as unknown as Record<string, never>;
  const create = session.create_sender as unknown as (name: string, options: object) => Record<string, unknown>;
  const sender = create.call(session, 'name', {});

  it.each([
    ['session.on_transfer', () => session.on_transfer],
    ['sender._get_drain', () => sender._get_drain],
    ['connection._register', () => (connection as unknown as Record<string, unknown>)._register],
    ['connection._process', () => (connection as unknown as Record<string, unknown>)._process],
    ['session.outgoing.available', () => (session.outgoing as unknown as { available: unknown }).available],
    ['message.accepted', () => (rhea.message as unknown as Record<string, unknown>).accepted],
    ['message.rejected', () => (rhea.message as unknown as Record<string, unknown>).rejected],
    ['types.Writer', () => (rhea.types as unknown as Record<string, unknown>).Writer],
  ])('%s is a function', (_, part) => {
    expect(typeof part()).toBe('function');
  });

  it('a sender counts its credit and deliveries and knows its attach', () => {
    expect(sender).toMatchObject({ credit: 0, delivery_count: 0, issue_flow: false, _draining: false });
    expect((sender.local as { attach: object }).attach).toHaveProperty('snd_settle_mode');
  });
});
