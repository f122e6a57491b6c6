import { endAgainAndAgain, type Fault } from './fault.ts';

export const brokerKilled: Fault = {
  is: 'the broker is killed as soon as it is back',
  strike: (stack) => endAgainAndAgain(stack, 'broker', 'SIGKILL', 0),
};
