import { InvocationContext, type Timer } from '@azure/functions';
import { describe, expect, it } from '@jest/globals';
import { onMessage } from '../../functions/on-message.ts';
import { onTimer } from '../../functions/on-timer.ts';
import { toMessage } from '../../shared/contract/message.ts';
import { AppError } from '../../shared/errors.ts';
import { PARTNER, TRACE } from '../support/fixtures.ts';

const CANARY = 'canary-9c41';
const message = toMessage({
  rowKey: 'outbox!x',
  outboxId: 'o1',
  queue: 'azure-portal',
  partnerTenantId: PARTNER,
  ticketId: '0'.repeat(32),
  sequence: 1,
  attempts: 1,
  traceparent: TRACE,
});
const fail = () => Promise.reject(new TypeError(CANARY));
const thrown = (promise: unknown) => Promise.resolve(promise).then(String, (error: Error) => error.stack ?? '');

describe('what the platform is given to log', () => {
  it('of a message names the outbox row and the kind of failure, and repeats nothing', async () => {
    const told = await thrown(onMessage(fail)(message, new InvocationContext()));
    expect(told).toMatch(/^Error: o1: TypeError\n/);
    expect(told).not.toContain(CANARY);
  });

  it('of a message that can’t be read names where, and repeats nothing', async () => {
    const body = { ...message, [CANARY]: CANARY, ticketId: CANARY, traceparent: { [CANARY]: 1 } };
    const told = await thrown(onMessage(fail)(body, new InvocationContext()));
    expect(told).toContain('found faults at /ticketId, /traceparent, /');
    expect(told).not.toContain(CANARY);
  });

  it('of a timer is the kind of failure', async () => {
    const told = await thrown(onTimer(fail)({} as Timer, new InvocationContext()));
    expect(told).toMatch(/^Error: TypeError\n/);
    expect(told).not.toContain(CANARY);
  });
});

describe('a message', () => {
  it.each([
    ['storage is away', new AppError('STORAGE_UNAVAILABLE')],
    ['others are faster', new AppError('CONCURRENT_CHANGE', { attempts: '8' })],
  ])('is let go, for the relay: %s', async (_, failure) => {
    const act = () => Promise.reject(failure);
    await expect(onMessage(act)(message, new InvocationContext())).resolves.toBeUndefined();
  });
});
