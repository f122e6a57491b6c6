import { type Fault, silence } from './fault.ts';

export const busSilent: Fault = {
  is: 'the broker says nothing on connections that stay open',
  strike: (stack) => silence(stack, 'broker'),
};
