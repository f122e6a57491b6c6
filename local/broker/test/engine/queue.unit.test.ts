import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { QueueDeclaration } from '../../config.ts';
import type { Message } from '../../engine/message.ts';
import type { Outcome } from '../../engine/settlement.ts';
import { decode, encode } from '../message/encoded.ts';
import { consumerOf, type Delivered, declaration, ids, Workbench } from './workbench.ts';

beforeEach(() => {
  jest.useFakeTimers();
  jest.setSystemTime(new Date('2026-03-01T00:00:00Z'));
});
afterEach(() => {
  jest.useRealTimers();
});

const token = ({ lock }: Delivered) => lock?.token ?? '';
const outcome = (kind: 'abandon' | 'defer' | 'deadLetter'): Outcome => ({ kind, properties: new Map() });

describe('a queue', () => {
  it('gives a message to one receiver and keeps it until that one completes it', () => {
    const bench = new Workbench();
    bench.send({ id: 'a' });
    const [got] = bench.receive(1) as [Delivered];
    expect(bench.receive(1)).toEqual([]);
    expect(bench.queue.settle([token(got)], { kind: 'complete' })).toBe(true);
    expect(bench.queue.peek(0, 10)).toEqual([]);
  });

  it('serves receivers in turn', () => {
    const bench = new Workbench();
    const two = [consumerOf(10), consumerOf(10)];
    for (const { consumer } of two) bench.queue.attach(consumer);
    bench.send({ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' });
    expect(two.map(({ got }) => ids(got))).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
  });

  it('passes over a receiver without credit', () => {
    const bench = new Workbench();
    const [poor, rich] = [consumerOf(1), consumerOf(10)] as const;
    for (const { consumer } of [poor, rich]) bench.queue.attach(consumer);
    bench.send({ id: 'a' }, { id: 'b' }, { id: 'c' });
    expect([ids(poor.got), ids(rich.got)]).toEqual([['a'], ['b', 'c']]);
  });

  it('gives nothing to a receiver that is gone', () => {
    const bench = new Workbench();
    const { consumer, got } = consumerOf(5);
    bench.queue.attach(consumer);
    bench.queue.detach(consumer);
    bench.send({ id: 'a' });
    expect(got).toEqual([]);
  });

  it('gives a released message again without counting it', () => {
    const bench = new Workbench();
    bench.send({ id: 'a' });
    const [got] = bench.receive(1) as [Delivered];
    bench.queue.settle([token(got)], { kind: 'release' });
    expect(bench.receive(1)[0]?.message.deliveryCount).toBe(0);
  });

  it('settles several locks or, when one of them is lost, none', () => {
    const bench = new Workbench();
    bench.send({ id: 'a' }, { id: 'b' });
    const [a, b] = bench.receive(2) as [Delivered, Delivered];
    expect(bench.queue.settle([token(a), 'lost'], { kind: 'complete' })).toBe(false);
    expect(ids(bench.queue.peek(0, 10))).toEqual(['a', 'b']);
    expect(bench.queue.settle([token(a), token(b), token(b)], outcome('abandon'))).toBe(true);
    expect(ids(bench.receive(5))).toEqual(['a', 'b']);
  });

  it('takes a lock away at its very end, by itself', () => {
    const bench = new Workbench();
    bench.send({ id: 'a' });
    bench.receive(1);
    const waiting = consumerOf(1);
    bench.queue.attach(waiting.consumer);
    jest.advanceTimersByTime(declaration.lockDuration - 1);
    expect(waiting.got).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(waiting.got[0]?.message).toMatchObject({ messageId: 'a', deliveryCount: 1 });
  });

  it('accepts nothing by a lock that ran out, even when it is busy and nobody has the message yet', () => {
    const bench = new Workbench();
    bench.send({ id: 'a' });
    const [got] = bench.receive(1) as [Delivered];
    jest.setSystemTime(Date.now() + declaration.lockDuration);
    expect(bench.queue.renew([token(got)])).toBeUndefined();
    expect(bench.queue.settle([token(got)], { kind: 'complete' })).toBe(false);
  });

  it('renews locks from now on', () => {
    const bench = new Workbench();
    bench.send({ id: 'a' });
    const [got] = bench.receive(1) as [Delivered];
    jest.advanceTimersByTime(900);
    expect(bench.queue.renew([token(got)])).toEqual([Date.now() + declaration.lockDuration]);
    jest.advanceTimersByTime(900);
    expect(bench.queue.settle([token(got)], { kind: 'complete' })).toBe(true);
  });
});

describe('forwarded dead letters', () => {
  const other: QueueDeclaration = { ...declaration, name: 'other', deadLetterOnExpiry: true };
  const forwarding = (target: Partial<QueueDeclaration> = {}) =>
    new Workbench({ forwardDeadLettersTo: 'OTHER', deadLetterOnExpiry: true }, [{ ...other, ...target }]);
  const bury = (bench: Workbench) =>
    bench.queue.settle([token(bench.receive(1)[0] as Delivered)], outcome('deadLetter'));

  it('get a number of the other queue, and keep their source and their first number', () => {
    const bench = forwarding();
    bench.find('other').enqueue([{ payload: Buffer.from(''), messageId: 'earlier' }]);
    bench.send({ id: 'a' });
    bury(bench);
    expect(bench.find('other').peek(0, 10)).toMatchObject([
      { messageId: 'earlier', sequence: 1 },
      { messageId: 'a', sequence: 2, deadLetterSource: 'q', firstSequence: 1, deliveryCount: 0 },
    ]);
    expect([bench.dead.isForwarded, bench.dead.peek(0, 10)]).toEqual([true, []]);
  });

  it('live as long again as they were to live, and expire where they are then', () => {
    const bench = forwarding();
    bench.send({ id: 'a', timeToLive: 300 });
    jest.advanceTimersByTime(300);
    expect(bench.find('other').peek(0, 10)).toMatchObject([
      { messageId: 'a', enqueuedAt: Date.now(), timeToLive: 300 },
    ]);
    jest.advanceTimersByTime(299);
    expect(ids(bench.find('other').peek(0, 10))).toEqual(['a']);
    jest.advanceTimersByTime(1);
    expect(bench.find('other').peek(0, 10)).toEqual([]);
    expect(ids(bench.find('other/$DeadLetterQueue').peek(0, 10))).toEqual(['a']);
  });

  it('live no longer than the other queue allows', () => {
    const bench = forwarding({ timeToLive: 500 });
    bench.send({ id: 'endless' }, { id: 'long', timeToLive: 10_000 });
    bury(bench);
    bury(bench);
    expect(bench.find('other').peek(0, 10)).toMatchObject([{ timeToLive: 500 }, { timeToLive: 500 }]);
    jest.advanceTimersByTime(500);
    expect(ids(bench.find('other/$DeadLetterQueue').peek(0, 10))).toEqual(['endless', 'long']);
  });

  it('are forwarded four times and no more, even where two queues forward to each other at once', () => {
    const bench = forwarding({ forwardDeadLettersTo: 'q' });
    const payload = encode({ body: 'x' });
    bench.send({ id: 'a', timeToLive: 0, payload });
    const [left] = bench.dead.peek(0, 10) as [Message];
    expect(left).toMatchObject({ messageId: 'a', deadLetterSource: 'other', firstSequence: 1 });
    expect(decode(left.payload).application_properties).toMatchObject({
      DeadLetterReason: 'MaxTransferHopCountExceeded',
    });
    expect(ids(bench.restarted().dead.peek(0, 10))).toEqual(['a']);
  });

  it('are forwarded at the next start where the queue kept them before', () => {
    const before = new Workbench({}, [other]);
    before.send({ id: 'a' }, { id: 'b' });
    bury(before);
    bury(before);
    const after = new Workbench({ forwardDeadLettersTo: 'other' }, [other], before.records);
    expect([ids(after.dead.peek(0, 10)), ids(after.find('other').peek(0, 10))]).toEqual([[], ['a', 'b']]);
    expect(ids(after.restarted().find('other').peek(0, 10))).toEqual(['a', 'b']);
  });
});

describe('the numbers of a queue', () => {
  it('are not given out again after a restart, even if the journal lost the message itself', () => {
    const bench = new Workbench({}, [], [{ kind: 'remove', queue: 'q', sequence: 5 }]);
    expect(bench.send({ id: 'a' })).toEqual([6]);
  });

  it('are not given out again from a compact journal that holds no message', () => {
    const bench = new Workbench();
    bench.send({ id: 'a' });
    bench.queue.settle([token(bench.receive(1)[0] as Delivered)], { kind: 'complete' });
    const compact = new Workbench({}, [], [...bench.namespace.snapshot()]);
    expect(compact.send({ id: 'b' })).toEqual([2]);
  });
});

describe('time in a queue', () => {
  it('forgets duplicates after its window', () => {
    const bench = new Workbench({ duplicateWindow: 500 });
    bench.send({ id: 'a' });
    jest.advanceTimersByTime(499);
    bench.send({ id: 'a' });
    expect(bench.queue.peek(0, 10)).toHaveLength(1);
    jest.advanceTimersByTime(1);
    bench.send({ id: 'a' });
    expect(bench.queue.peek(0, 10)).toHaveLength(2);
  });

  it('remembers duplicates over a restart, even of messages that are gone', () => {
    const bench = new Workbench({ duplicateWindow: 500 });
    bench.send({ id: 'a' });
    bench.queue.settle([token(bench.receive(1)[0] as Delivered)], { kind: 'complete' });
    const again = bench.restarted();
    again.send({ id: 'a' });
    expect(again.queue.peek(0, 10)).toEqual([]);
  });

  it('delivers scheduled messages in order of their times, each under a new number', () => {
    const bench = new Workbench();
    const now = Date.now();
    bench.send({ id: 'late', scheduledFor: now + 200 }, { id: 'early', scheduledFor: now + 100 });
    expect(bench.receive(5)).toEqual([]);
    jest.advanceTimersByTime(100);
    expect(ids(bench.receive(5))).toEqual(['early']);
    jest.advanceTimersByTime(100);
    const [late] = bench.receive(5);
    expect(late?.message).toMatchObject({ messageId: 'late', enqueuedAt: now + 200, sequence: 4, wasScheduled: true });
  });

  it('removes what expired although nobody receives', () => {
    const bench = new Workbench({ deadLetterOnExpiry: true });
    bench.send({ id: 'c' }, { id: 'a', timeToLive: 300 }, { id: 'b', timeToLive: 320 });
    jest.advanceTimersByTime(450);
    expect(ids(bench.dead.peek(0, 10))).toEqual(['a', 'b']);
    expect(ids(bench.queue.peek(0, 10))).toEqual(['c']);
  });

  it('hides an expired message from the moment on', () => {
    const bench = new Workbench();
    bench.send({ id: 'a', timeToLive: 300 }, { id: 'b', timeToLive: 301 });
    jest.setSystemTime(Date.now() + 300);
    expect(ids(bench.queue.peek(0, 10))).toEqual(['b']);
    expect(ids(bench.receive(5))).toEqual(['b']);
  });

  it('does not give an expired deferred message', () => {
    const bench = new Workbench({ deadLetterOnExpiry: true });
    const [sequence] = bench.send({ id: 'a', timeToLive: 300 }) as [number];
    bench.queue.settle([token(bench.receive(1)[0] as Delivered)], outcome('defer'));
    jest.advanceTimersByTime(300);
    expect(bench.queue.receiveDeferred([sequence], 'peekLock')).toBeUndefined();
    expect(ids(bench.dead.peek(0, 10))).toEqual(['a']);
  });

  it('keeps locks over a jump of the clock, and lets them last no longer than they would have', () => {
    const bench = new Workbench();
    bench.send({ id: 'a' });
    const [got] = bench.receive(1) as [Delivered];
    jest.advanceTimersByTime(400);
    jest.setSystemTime(Date.now() + 86_400_000);
    bench.namespace.travel(86_400_000);
    expect(bench.queue.renew(['lost'])).toBeUndefined();
    jest.advanceTimersByTime(599);
    expect(bench.receive(1)).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(bench.receive(1)[0]?.message.deliveryCount).toBe(1);
    expect(bench.queue.settle([token(got)], { kind: 'complete' })).toBe(false);
  });

  it('wakes up for what is due after more than the 24.8 days that a timer holds', () => {
    const day = 86_400_000;
    const timers = jest.spyOn(globalThis, 'setTimeout');
    const bench = new Workbench({ deadLetterOnExpiry: true });
    bench.send({ id: 'short', timeToLive: 60 * day }, { id: 'scheduled', scheduledFor: Date.now() + 90 * day });
    // A timer that is asked for more rings at once.
    for (const [, wait] of timers.mock.calls) expect(wait).toBeLessThan(2 ** 31);
    jest.advanceTimersByTime(60 * day - 1);
    expect(ids(bench.queue.peek(0, 10))).toEqual(['short', 'scheduled']);
    jest.advanceTimersByTime(1);
    expect(ids(bench.dead.peek(0, 10))).toEqual(['short']);
    expect(bench.receive(1)).toEqual([]);
    jest.advanceTimersByTime(30 * day);
    expect(ids(bench.receive(1))).toEqual(['scheduled']);
  });

  it('does at once what a jump of the clock makes due', () => {
    const bench = new Workbench({ deadLetterOnExpiry: true });
    bench.send({ id: 'scheduled', scheduledFor: Date.now() + 3_600_000 }, { id: 'short', timeToLive: 60_000 });
    jest.setSystemTime(Date.now() + 3_600_000);
    bench.namespace.travel(3_600_000);
    expect(ids(bench.receive(5))).toEqual(['scheduled']);
    expect(ids(bench.dead.peek(0, 10))).toEqual(['short']);
  });
});
