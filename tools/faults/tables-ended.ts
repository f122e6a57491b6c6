import { type Fault, keepAway } from './fault.ts';

export const tablesEnded: Fault = {
  is: 'the table service is asked to end (SIGTERM), and stays away',
  strike: (stack) => keepAway(stack, 'tables', 'SIGTERM'),
};
