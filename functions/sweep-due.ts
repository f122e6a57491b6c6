import type { Deps } from '../shared/deps.ts';
import { sweepDue as sweep } from '../shared/flows/sweep-due.ts';
import { onTimer } from './on-timer.ts';

/** Every minute: flags what fell due. */
export const sweepDue = (deps: Deps) => onTimer('ticket(s)', () => sweep(deps));
