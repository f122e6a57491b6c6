import { InvocationContext, type Timer } from '@azure/functions';
import { describe, expect, it } from '@jest/globals';
import { onMessage } from '../../functions/on-message.ts';
import { onTimer } from '../../functions/on-timer.ts';
import { toMessage } from '../../shared/adapters/bus/to-message.ts';
import { readMessage } from '../../shared/contract/message.ts';
import { AppError } from '../../shared/errors.ts';
import { PARTNER, TRACE } from '../support/fixtures.ts';

const CANARY = 'canary-9c41';
const ID = '0'.repeat(32);
const { body: message } = toMessage({
  rowKey: `outbox!2026-11-23T09:01:00.000Z!${ID}-1-channel`,
  outboxId: `${ID}-1-channel`,
  queue: 'azure-portal',
  partnerTenantId: PARTNER,
  ticketId: ID,
  sequence: 1,
  attempts: 1,
  traceparent: TRACE,
  claim: null,
});
const fail = () => Promise.reject(new TypeError(CANARY));
const thrown = (promise: unknown) => Promise.resolve(promise).then(String, (error: Error) => error.stack ?? '');

describe('what the platform is given to log', () => {
  it('of a message names the outbox row and the kind of failure, and repeats nothing', async () => {
    const told = await thrown(
      onMessage(readMessage.channel, fail)(message, new InvocationContext({ logHandler: () => undefined })),
    );
    expect(told).toMatch(/^Error: 0{32}-1-channel: TypeError\n/);
    expect(told).not.toContain(CANARY);
  });

  it('of a message that can’t be read names where, and repeats nothing', async () => {
    const body = { ...message, [CANARY]: CANARY, ticketId: CANARY, traceparent: { [CANARY]: 1 } };
    const told = await thrown(
      onMessage(readMessage.channel, fail)(body, new InvocationContext({ logHandler: () => undefined })),
    );
    expect(told).toContain('found faults at /ticketId, /traceparent');
    expect(told).not.toContain(CANARY);
  });

  it.each<keyof typeof message>(['outboxId', 'outboxRow', 'traceparent'])(
    'of a message names no %s that isn’t of our form, since it could be anything',
    async (member) => {
      for (const forged of [CANARY, `${message[member]}${CANARY}`, `${CANARY}${message[member]}`]) {
        const told = await thrown(
          onMessage(readMessage.channel, fail)(
            { ...message, [member]: forged },
            new InvocationContext({ logHandler: () => undefined }),
          ),
        );
        expect(told).toContain(`found faults at /${member}`);
        expect(told).not.toContain(CANARY);
      }
    },
  );

  it('of a timer is the kind of failure', async () => {
    const told = await thrown(
      onTimer('message(s)', fail)({} as Timer, new InvocationContext({ logHandler: () => undefined })),
    );
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
    await expect(
      onMessage(readMessage.channel, act)(message, new InvocationContext({ logHandler: () => undefined })),
    ).resolves.toBeUndefined();
  });
});
