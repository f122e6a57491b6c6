import { type Fault, keepAway } from './fault.ts';

export const brokerKilled: Fault = {
  is: 'the broker is killed, and stays away',
  strike: (stack) => keepAway(stack, 'broker', 'SIGKILL'),
};
