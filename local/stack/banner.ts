import type { StackOptions } from './options.ts';
import type { StackFile } from './stack.ts';

/** What a person needs to know once the stack is ready. */
export const banner = ({ data, ports }: StackOptions, stack: StackFile): string => `
The stack is ready.

  API            ${stack.api}
  Service Bus    127.0.0.1:${ports.broker}
  Tables         127.0.0.1:${ports.tables}
  Demo partner   ${stack.partnerTenantId}
  Its first key  ${stack.apiKey}
  Data           ${data} (stack.json holds all of this and the connection strings)

  Try            curl -H "Authorization: Bearer ${stack.apiKey}" ${stack.api}/tickets
  Travel         curl -X POST ${stack.admin}/local/clock -d '{"advance": "PT4H"}'
  Stop           Ctrl-C
`;
