import { type Fault, silence } from './fault.ts';

export const tablesSilent: Fault = {
  is: 'the table service says nothing on connections that stay open',
  strike: (stack) => silence(stack, 'tables'),
};
