import type { Deps } from '../shared/deps.ts';
import { relayOutbox as relay } from '../shared/flows/relay-outbox.ts';
import { onTimer } from './on-timer.ts';

/** Every 10 seconds: sends again what stayed behind. */
export const relayOutbox = (deps: Deps) => onTimer('message(s)', () => relay(deps));
