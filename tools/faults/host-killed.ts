import { endAgainAndAgain, type Fault } from './fault.ts';

/** Long enough to take tickets and to have messages in hand. */
const LIFE_MS = 2_000;

export const hostKilled: Fault = {
  is: 'the host is killed whenever it has lived for two seconds',
  strike: (stack) => endAgainAndAgain(stack, 'host', 'SIGKILL', LIFE_MS),
};
