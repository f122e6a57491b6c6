import { AppError } from '../errors.ts';

/** What a credential may be allowed to do; the names are those of the app roles in Entra ID. */
export const ROLES = ['Tickets.Submit', 'Tickets.Read', 'Tickets.Update', 'Tickets.Admin'] as const;

export type Role = (typeof ROLES)[number];

/** The roles among some names; the rest permits nothing. */
export const rolesIn = (names: readonly unknown[]): Role[] => ROLES.filter((role) => names.includes(role));

/** What an API key may do where no other roles are asked for. */
export const KEY_ROLES: readonly Role[] = ['Tickets.Submit', 'Tickets.Read', 'Tickets.Update'];

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
