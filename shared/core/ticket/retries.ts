import { HOUR, MINUTE, SECOND } from '../sla/instant.ts';
import type { Ticket } from './ticket.ts';

interface OwedRules {
  queue(ticket: Ticket): string | null;
  /** Milliseconds. */
  backoff: readonly number[];
  whenSpent: 'the ticket fails' | 'the last wait again';
}

/** Short at first: a send that a fault has swallowed is made up for within half a minute of its end. */
const ABOUT_A_DAY = [10 * SECOND, 15 * SECOND, 1 * MINUTE, 10 * MINUTE, 1 * HOUR, 3 * HOUR, 7 * HOUR, 12 * HOUR];

/**
 * What may be owed: to which queue, how long the relay waits for an outcome after the first, second … send, and what
 * becomes of a message whose waits are spent.
 */
export const OWED = {
  /** Work for the ticket's channel, in the queue of its name. */
  channel: {
    queue: ({ decision }: Ticket) => decision.channel,
    backoff: ABOUT_A_DAY,
    whenSpent: 'the ticket fails',
  },
  /** Something that its partner is told. */
  notify: {
    queue: () => 'notifications',
    backoff: ABOUT_A_DAY,
    whenSpent: 'the last wait again',
  },
} as const satisfies Record<string, OwedRules>;

export type OwedKind = keyof typeof OWED;

/** Every queue that isn't a channel's. */
export const NOTIFICATIONS = OWED.notify.queue();

/** How an outbox id looks: `owedBy` makes it. */
export const OUTBOX_ID = /[0-9a-f]{32}-\d{1,10}-(?:channel|notify)/;

/** The kind of what is owed under an id. */
export const owedKind = (outboxId: string): OwedKind => (outboxId.endsWith('-channel') ? 'channel' : 'notify');

/** How long to wait for an outcome after so many sends. */
export function waitAfter(outboxId: string, sends: number): number {
  const { backoff } = OWED[owedKind(outboxId)];
  return backoff[sends - 1] ?? Math.max(...backoff);
}

/** Whether a message was sent as often as its kind allows. */
export function isSpent({ outboxId, attempts }: { outboxId: string; attempts: number }): boolean {
  const { backoff, whenSpent }: OwedRules = OWED[owedKind(outboxId)];
  return whenSpent === 'the ticket fails' && attempts >= backoff.length;
}
