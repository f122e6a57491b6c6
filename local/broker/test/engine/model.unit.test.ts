import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../engine/settlement.ts';
import { declaration, Workbench } from './workbench.ts';

/** What a message should be, in the plainest terms. */
interface Expected {
  id: string;
  sequence: number;
  count: number;
  state: 'ready' | 'deferred' | 'scheduled';
  due?: number;
  lock?: { token: string; until: number };
}

/** The queue as its documentation describes it, without regard to speed, memory or disk. */
class Model {
  messages: Expected[] = [];
  dead: Expected[] = [];
  next = 1;

  add(id: string, due?: number): void {
    this.messages.push({ id, sequence: this.next++, count: 0, state: due ? 'scheduled' : 'ready', due });
  }

  firstFree(): Expected | undefined {
    return this.sorted().find(({ state, lock }) => state === 'ready' && !lock);
  }

  sorted(): Expected[] {
    return [...this.messages].sort((a, b) => a.sequence - b.sequence);
  }

  remove(message: Expected): void {
    this.messages = this.messages.filter((one) => one !== message);
  }

  settle(message: Expected, kind: Outcome['kind']): void {
    message.lock = undefined;
    if (kind === 'abandon' || kind === 'defer') message.count++;
    if (kind === 'defer') message.state = 'deferred';
    const poison = kind === 'abandon' && message.count >= declaration.maxDeliveryCount;
    if (kind === 'complete' || kind === 'deadLetter' || poison) this.remove(message);
    if (kind === 'deadLetter' || poison) this.dead.push(message);
  }

  /** Lets everything happen that falls due up to a moment. */
  reach(now: number): void {
    for (const message of this.messages) if (message.lock && message.lock.until <= now) this.settle(message, 'abandon');
    const due = this.sorted().filter((message) => message.due !== undefined && message.due <= now);
    for (const message of due.sort((a, b) => (a.due as number) - (b.due as number))) {
      Object.assign(message, { sequence: this.next++, state: 'ready', due: undefined });
    }
  }
}

type Step =
  | { do: 'send' | 'receive' | 'receiveDeferred' | 'restart' }
  | { do: 'schedule' | 'advance'; milliseconds: number }
  | { do: 'settle'; which: number; kind: Outcome['kind'] }
  | { do: 'renew' | 'cancel'; which: number };

const which = fc.nat({ max: 5 });
const milliseconds = fc.integer({ min: 1, max: 1500 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('send', 'send', 'receive', 'receive', 'receive', 'receiveDeferred', 'restart') }),
  fc.record({ do: fc.constantFrom('schedule', 'advance'), milliseconds }),
  fc.record({
    do: fc.constant('settle'),
    which,
    kind: fc.constantFrom<Outcome['kind'][]>('complete', 'release', 'abandon', 'abandon', 'defer', 'deadLetter'),
  }),
  fc.record({ do: fc.constantFrom('renew', 'cancel'), which }),
) as fc.Arbitrary<Step>;

/** Takes each step with the queue and with the model and compares what they answer and what is left in them. */
class Trial {
  bench = new Workbench();
  model = new Model();
  #sent = 0;

  take(step: Step): void {
    this.#act(step);
    expect(this.#found()).toEqual(this.#expected());
  }

  #act(step: Step): void {
    const { bench, model } = this;
    switch (step.do) {
      case 'send':
        bench.send({ id: String(++this.#sent) });
        model.add(String(this.#sent));
        break;
      case 'schedule':
        bench.send({ id: String(++this.#sent), scheduledFor: Date.now() + step.milliseconds });
        model.add(String(this.#sent), Date.now() + step.milliseconds);
        break;
      case 'advance':
        jest.advanceTimersByTime(step.milliseconds);
        model.reach(Date.now());
        break;
      case 'receive':
        this.#hold(model.firstFree(), bench.receive(1)[0]);
        break;
      case 'receiveDeferred': {
        const wanted = model.messages.find(({ state, lock }) => state === 'deferred' && !lock);
        this.#hold(wanted, wanted && bench.queue.receiveDeferred([wanted.sequence], 'peekLock')?.[0]);
        break;
      }
      case 'settle': {
        const message = this.#locked(step.which);
        if (!message) break;
        const outcome = { kind: step.kind, properties: new Map() } as Outcome;
        expect(bench.queue.settle([message.lock?.token as string], outcome)).toBe(true);
        model.settle(message, step.kind);
        break;
      }
      case 'renew': {
        const { lock } = this.#locked(step.which) ?? {};
        if (!lock) break;
        lock.until = Date.now() + declaration.lockDuration;
        expect(bench.queue.renew([lock.token])).toEqual([lock.until]);
        break;
      }
      case 'cancel': {
        const message = model.messages[step.which];
        if (!message) break;
        expect(bench.queue.cancel([message.sequence])).toBe(message.state === 'scheduled');
        if (message.state === 'scheduled') model.remove(message);
        break;
      }
      case 'restart':
        this.bench = bench.restarted();
        for (const message of model.messages) message.lock = undefined;
    }
  }

  #hold(expected: Expected | undefined, got: ReturnType<Workbench['receive']>[0] | undefined): void {
    expect(got?.message.messageId).toBe(expected?.id);
    if (expected && got?.lock) expected.lock = { token: got.lock.token, until: got.lock.until };
  }

  #locked(which: number): Expected | undefined {
    return this.model.messages.filter(({ lock }) => lock)[which];
  }

  #found() {
    const plain = (messages: ReturnType<Workbench['queue']['peek']>) =>
      messages.map(({ messageId, sequence, deliveryCount, state }) => [messageId, sequence, deliveryCount, state]);
    return { queue: plain(this.bench.queue.peek(0, 1000)), dead: plain(this.bench.dead.peek(0, 1000)) };
  }

  #expected() {
    const dead = [...this.model.dead].sort((a, b) => a.sequence - b.sequence);
    return {
      queue: this.model.sorted().map(({ id, sequence, count, state }) => [id, sequence, count, state]),
      dead: dead.map(({ id, sequence, count }) => [id, sequence, count, 'ready']),
    };
  }
}

describe('a queue under any sequence of operations', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('does what a simple model of it does, also over restarts on its journal', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        jest.clearAllTimers();
        const trial = new Trial();
        for (const one of steps) trial.take(one);
      }),
      { numRuns: 400 },
    );
  });
});
