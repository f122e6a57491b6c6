import type { Role } from '../../core/partner/roles.ts';
import { AppError } from '../../errors.ts';

/** Which roles open which operation of the API, one is enough. What doesn't stand here is open to nobody. */
export const ACCESS = {
  submitTicket: ['Tickets.Submit', 'Tickets.Admin'],
  submitBatch: ['Tickets.Submit', 'Tickets.Admin'],
  listTickets: ['Tickets.Read', 'Tickets.Admin'],
  getTicket: ['Tickets.Read', 'Tickets.Admin'],
  recordEvent: ['Tickets.Update', 'Tickets.Admin'],
  decide: ['Tickets.Submit', 'Tickets.Read', 'Tickets.Admin'],
  replayDecisions: ['Tickets.Read', 'Tickets.Admin'],
  previewPolicy: ['Tickets.Read', 'Tickets.Admin'],
  calculateSla: ['Tickets.Submit', 'Tickets.Read', 'Tickets.Update', 'Tickets.Admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof ACCESS;

/** Lets whoever has a fitting role in; fails with FORBIDDEN, naming those that fit. */
export function admit(operation: Operation, roles: readonly Role[]): void {
  const fitting: readonly Role[] = ACCESS[operation];
  if (!roles.some((role) => fitting.includes(role))) throw new AppError('FORBIDDEN', { roles: fitting.join(', ') });
}
