import { Temporal } from 'temporal-polyfill';
import type { StackOptions } from './options.ts';
import type { StackFile } from './stack.ts';

/** What a person needs to know once the stack is ready; its clock may be milliseconds ahead. */
export const banner = ({ data, ports }: StackOptions, stack: StackFile, ahead: number): string => `
The stack is ready.

  API            ${stack.api}
  Service Bus    127.0.0.1:${ports.broker}
  Tables         127.0.0.1:${ports.tables}
  Demo partner   ${stack.partnerTenantId}
  Its first key  ${stack.apiKey}
  Data           ${data} (stack.json holds all of this and the connection strings)${ahead > 0 ? describeClock(ahead) : ''}

  Try            curl -H "Authorization: Bearer ${stack.apiKey}" ${stack.api}/tickets
  Travel         curl -X POST ${stack.admin}/local/clock -d '{"advance": "PT4H"}'
  Stop           Ctrl-C
`;

const describeClock = (ahead: number): string => `
  Clock          ${iso(ahead)} ahead, as travelled before; to get back, stop and delete the data, or choose another STACK_DATA`;

/** As a travel is asked for. */
const iso = (milliseconds: number): string =>
  Temporal.Duration.from({ milliseconds }).round({ largestUnit: 'days' }).toString();
