import { type Answer, ask, until } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';

/** What came of a run. */
export interface Figures {
  tickets: number;
  /** Answers to tickets and events, by status. */
  answers: Record<number, number>;
  /** Hand-offs that were made ready before the relay may take over. */
  readyAtOnce: number;
}

/** The relay takes over a minute after the acceptance. */
const RELAY_AFTER_MS = 60_000;

/**
 * Plays tickets through their lives, every call at the other host than the one before, none with a time of its own:
 * what one host has stored the next must take, be its clock ahead or behind. They come eight at a time.
 */
export async function playTickets(hosts: readonly [string, string], apiKey: string, tickets: number): Promise<Figures> {
  const figures: Figures = { tickets, answers: {}, readyAtOnce: 0 };
  const waiting = Array.from({ length: tickets }, (_, number) => number).values();
  const work = async () => {
    for (const number of waiting) await playTicket(number);
  };

  const playTicket = async (number: number) => {
    let turn = number;
    const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
      turn += 1;
      const api = hosts[turn % 2] as string;
      return ask(api, method, path, body, { authorization: `Bearer ${apiKey}` });
    };
    const report = async (path: string, body: object) => {
      const answer = await call('POST', path, body);
      figures.answers[answer.status] = (figures.answers[answer.status] ?? 0) + 1;
      return answer.body;
    };
    const { id } = await report('/tickets', intentOf());
    const events = `/tickets/${id}/events`;
    await report(events, { type: 'note', text: 'The customer called again' });
    const ready = async () => (await call('GET', `/tickets/${id}`)).body.events.find(isReady);
    const atOnce = await until(async () => (await ready()) !== undefined, RELAY_AFTER_MS / 2).then(
      () => true,
      () => false,
    );
    if (atOnce) figures.readyAtOnce += 1;
    for (const event of LIFE) await report(events, event);
  };

  await Promise.all(Array.from({ length: 8 }, work));
  return figures;
}

const isReady = ({ type }: { type: string }) => type === 'hand-off-ready';

const LIFE = [
  { type: 'filed', reference: '2611230040001234' },
  { type: 'paused', reason: 'waits for the customer' },
  { type: 'resumed' },
  { type: 'answered' },
  { type: 'resolved' },
  { type: 'reopened' },
  { type: 'cancelled' },
];

/** Of severity B, since those of severity A have a quota. */
const intentOf = () => ({ ...intentExample, issue: { ...intentExample.issue, severity: 'B' } });
