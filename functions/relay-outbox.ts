import type { TimerHandler } from '@azure/functions';
import type { Deps } from '../shared/deps.ts';
import { relayOutbox as relay } from '../shared/flows/relay-outbox.ts';

/** Every 30 seconds: sends again what stayed behind. */
export const relayOutbox =
  (deps: Deps): TimerHandler =>
  async (_, context) => {
    const overdue = await relay(deps);
    if (overdue > 0) context.log(`${overdue} message(s) overdue`);
  };
