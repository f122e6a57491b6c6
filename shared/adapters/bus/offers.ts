import { setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '../../core/sla/instant.ts';
import { kindOf } from '../../failure.ts';
import type { Bus, Sending } from './bus.ts';

/** How long a message is offered again: by then its row is due, and the relay has it. */
const PATIENCE = 20 * SECOND;
/** How many messages wait for a queue at most; the relay sends the rest. */
const MOST = 1_000;
const PAGE = 100;

/** What offers need of the world; `pause` passes between two tries. */
interface Outside {
  send: Bus['send'];
  /** Milliseconds that no clock's step touches. */
  uptime(): number;
  log(line: string): void;
  pause?(): Promise<unknown>;
}

/**
 * Sends what is offered. While a queue is away its messages wait here and one try at a time goes on behind the callers'
 * backs, so that they are sent within a second or so of its return.
 */
export function offers({ send, uptime, log, pause = () => wait(SECOND, undefined, { ref: false }) }: Outside) {
  const waiting = new Map<string, { message: Sending; since: number }[]>();

  const sent = (queue: string, messages: Sending[]): Promise<boolean> =>
    send(queue, messages).then(
      () => true,
      (error) => {
        if (!waiting.has(queue)) log(`${messages.length} message(s) for ${queue} offered again: ${kindOf(error)}`);
        return false;
      },
    );

  const keep = (queue: string, messages: Sending[]): void => {
    const kept = waiting.get(queue) ?? [];
    waiting.set(queue, kept);
    kept.push(...messages.slice(0, MOST - kept.length).map((message) => ({ message, since: uptime() })));
  };

  const offerAgain = async (queue: string): Promise<void> => {
    for (let away = true; ; ) {
      if (away) await pause();
      const present = (waiting.get(queue) ?? []).filter(({ since }) => uptime() - since < PATIENCE);
      waiting.set(queue, present);
      const page = present.slice(0, PAGE);
      if (page.length === 0) return void waiting.delete(queue);
      away = !(await sent(
        queue,
        page.map(({ message }) => message),
      ));
      if (!away) present.splice(0, page.length);
    }
  };

  return async (queue: string, messages: Sending[]): Promise<void> => {
    if (waiting.has(queue)) return keep(queue, messages);
    for (let from = 0; from < messages.length; from += PAGE) {
      const page = messages.slice(from, from + PAGE);
      if (waiting.has(queue)) keep(queue, page);
      else if (!(await sent(queue, page))) {
        // Another call may have failed first, and sees to it.
        const first = !waiting.has(queue);
        keep(queue, page);
        if (first) void offerAgain(queue);
      }
    }
  };
}
