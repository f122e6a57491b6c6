import { randomBytes } from 'node:crypto';
import type { Bus, Sending } from '../../shared/adapters/bus/bus.ts';
import { saveKey } from '../../shared/adapters/store/api-keys.ts';
import { leasedQuotas } from '../../shared/adapters/store/leased-quotas.ts';
import { readMessage } from '../../shared/contract/message.ts';
import type { Channel, Intent } from '../../shared/core/decision/intent.ts';
import { KEY_BYTES, type KeyParts, makeApiKey } from '../../shared/core/partner/api-key.ts';
import type { Caller } from '../../shared/core/partner/caller.ts';
import { DEFAULT_SETTINGS, definePolicies } from '../../shared/core/policy/policy.ts';
import type { CallerAct } from '../../shared/core/ticket/events.ts';
import { NOTIFICATIONS } from '../../shared/core/ticket/retries.ts';
import type { Ticket } from '../../shared/core/ticket/ticket.ts';
import type { Deps } from '../../shared/deps.ts';
import { CHANNEL_WORKERS } from '../../shared/flows/channels/index.ts';
import type { ChannelWorker } from '../../shared/flows/channels/worker.ts';
import { prepareHandOff } from '../../shared/flows/prepare-hand-off.ts';
import { recordEvent } from '../../shared/flows/record-event.ts';
import { recordNotification } from '../../shared/flows/record-notification.ts';
import { submitIntent } from '../../shared/flows/submit-intent.ts';
import { intentOf, NOW, PARTNER, SCOPE, TRACE } from './fixtures.ts';
import { MemoryTable } from './memory-table.ts';

export const CALLER: Caller = { scope: SCOPE, by: 'key:test' };

/** A bus that keeps what is sent until it is delivered, and is away when told to be. */
class MemoryBus implements Bus {
  readonly sent: { queue: string; messageId: string; message: Sending['body'] }[] = [];
  away = false;

  async send(queue: string, messages: Sending[]): Promise<void> {
    if (this.away) throw new Error('The bus is away');
    this.sent.push(...messages.map(({ messageId, body }) => ({ queue, messageId, message: body })));
  }

  async offer(queue: string, messages: Sending[]): Promise<void> {
    await this.send(queue, messages).catch(() => undefined);
  }

  async check(): Promise<void> {
    if (this.away) throw new Error('The bus is away');
  }
}

/** Who submits what; where nothing is said, CALLER submits the example intent without a key. */
interface Submitting {
  intent?: Intent;
  key?: string | null;
  caller?: Caller;
}

/** Everything that flows need, in memory, with a clock that stands until it is moved. */
export function makeWorld({ workers = CHANNEL_WORKERS }: { workers?: Record<Channel, ChannelWorker> } = {}) {
  const tickets = new MemoryTable();
  const directory = new MemoryTable();
  const bus = new MemoryBus();
  const clock = { now: NOW, uptime: 0 };
  const deps: Deps = {
    tickets,
    directory,
    bus,
    certificates: async () => false,
    verifyToken: async () => null,
    quotas: leasedQuotas(directory, () => clock.now),
    now: () => clock.now,
    uptime: () => clock.uptime,
    rest: async () => undefined,
    log: () => undefined,
    config: {
      apiKeyPepper: 'pepper',
      cursorSecret: 'secret',
      idSecret: 'id secret',
      edition: '2024',
      policies: definePolicies(DEFAULT_SETTINGS),
      partnerCenterRoots: [],
    },
  };
  /** Issues a key as an operator does, and gives its text. */
  const issueKey = async (
    tenantId = PARTNER,
    options: Partial<KeyParts> = {},
    pepper = deps.config.apiKeyPepper,
  ): Promise<string> => {
    const { text, stored } = makeApiKey(tenantId, { random: randomBytes(KEY_BYTES), pepper, ...options });
    await saveKey(directory, stored);
    return text;
  };
  const handle = (queue: string, message: unknown) =>
    queue === NOTIFICATIONS
      ? recordNotification(deps, readMessage.notify(message))
      : prepareHandOff(deps, workers[queue as Channel], readMessage.channel(message));
  /** Delivers everything sent, and what that sends, `copies` times each and all at once. */
  const deliver = async (copies = 1): Promise<void> => {
    while (bus.sent.length > 0) {
      const batch = bus.sent.splice(0);
      const deliveries = batch.flatMap(({ queue, message }) =>
        Array.from({ length: copies }, () => handle(queue, message)),
      );
      await Promise.all(deliveries);
    }
  };
  const submit = ({ intent = intentOf(), key = null, caller = CALLER }: Submitting = {}) =>
    submitIntent(deps, caller, { intent, given: [], key, place: null, traceparent: TRACE });
  /** Submits what the table files; answers the ticket. */
  const accept = async (submitting?: Submitting): Promise<Ticket> => {
    const submitted = await submit(submitting);
    if (submitted.outcome === 'refused') throw new Error(submitted.decided.decision.code);
    return submitted.ticket;
  };
  /** Records what isn't refused by the table. */
  const record = async (ticketId: string, act: CallerAct, key: string | null = null) => {
    const recorded = await recordEvent(deps, CALLER, { ticketId, act, key, ifVersions: null, traceparent: TRACE });
    if (recorded.outcome === 'refused') throw new Error(recorded.decided.decision.code);
    return recorded;
  };
  return { deps, tickets, directory, bus, clock, issueKey, deliver, submit, accept, record };
}

export type World = ReturnType<typeof makeWorld>;
