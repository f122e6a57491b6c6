import { endAgainAndAgain, type Fault } from './fault.ts';

export const tablesEnded: Fault = {
  is: 'the table service is asked to end as soon as it is back',
  strike: (stack) => endAgainAndAgain(stack, 'tables', 'SIGTERM', 0),
};
