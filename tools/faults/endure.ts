import { setTimeout as sleep } from 'node:timers/promises';
import { ask, OwnStack, until } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import type { Fault } from './fault.ts';

/** A ticket is submitted so often. */
const EVERY_MS = 250;
/** Before and after the fault: the last hand-off before it may be under way. */
const QUIET_MS = 2_000;
/** When all must be over. */
const LONGEST_MS = 120_000;

/** What came of a fault. */
export interface Endured {
  /** Asked for while it lasted; all were accepted in the end. */
  tickets: number;
  /** Of these, accepted before its end. */
  acceptedMeanwhile: number;
  /** Seconds from its end until the last of them was ready. */
  readyAfter: number;
}

/** Lets a fault befall a stack of its own for so long, while tickets come in, and waits until all are ready. */
export async function endure(fault: Fault, seconds: number): Promise<Endured> {
  const stack = await OwnStack.start();
  try {
    const submitting: Promise<Submitted>[] = [];
    const submitFor = async (ms: number) => {
      for (const end = performance.now() + ms; performance.now() < end; await sleep(EVERY_MS))
        submitting.push(submit(stack, `ticket-${submitting.length}`));
    };
    await submitFor(QUIET_MS);
    const before = submitting.length;
    const end = fault.strike(stack);
    await submitFor(seconds * 1_000);
    await end();
    const endedAt = Date.now();
    const tickets = await Promise.all(submitting.slice(before));
    await until(() => noneWaits(stack), LONGEST_MS);
    const ready = await Promise.all(tickets.map(({ id }) => readyAt(stack, id)));
    return {
      tickets: tickets.length,
      acceptedMeanwhile: tickets.filter(({ at }) => at <= endedAt).length,
      readyAfter: (Math.max(...ready) - endedAt) / 1_000,
    };
  } finally {
    await stack.stop();
  }
}

interface Submitted {
  id: string;
  /** When we were told that it was accepted. */
  at: number;
}

/** Submits under a key until it is told that it was taken, as a caller does. */
async function submit(stack: OwnStack, key: string): Promise<Submitted> {
  const { api, apiKey } = stack.file;
  const headers = { authorization: `Bearer ${apiKey}`, 'idempotency-key': key };
  let id: string | undefined;
  await until(async () => {
    const answer = await ask(api, 'POST', '/tickets', intentExample, headers).catch(() => null);
    if (answer?.status === 202) id = answer.body.id;
    return id !== undefined;
  }, LONGEST_MS);
  return { id: id ?? '', at: Date.now() };
}

/** Looks seldom, so that the looking holds nothing up. */
async function noneWaits(stack: OwnStack): Promise<boolean> {
  await sleep(1_000);
  const answer = await stack.call('GET', '/tickets?status=accepted').catch(() => null);
  return answer?.status === 200 && answer.body.value.length === 0;
}

async function readyAt(stack: OwnStack, id: string): Promise<number> {
  const { events } = await stack.ticket(id);
  const ready = events.find(({ type }: { type: string }) => type === 'hand-off-ready');
  return Date.parse(ready.recordedAt);
}
