/** What a credential may be allowed to do; the names are those of the app roles in Entra ID. */
export const ROLES = ['Tickets.Submit', 'Tickets.Read', 'Tickets.Update', 'Tickets.Admin'] as const;

export type Role = (typeof ROLES)[number];

/** What each right is given by: one of the roles is enough. The calls that a right opens stand in contract/operations.ts. */
export const RIGHTS = {
  submit: ['Tickets.Submit', 'Tickets.Admin'],
  read: ['Tickets.Read', 'Tickets.Admin'],
  report: ['Tickets.Update', 'Tickets.Admin'],
  redrive: ['Tickets.Admin'],
  decide: ['Tickets.Submit', 'Tickets.Read', 'Tickets.Admin'],
  calculate: ROLES,
} as const satisfies Record<string, readonly Role[]>;

/** Whether one of the roles gives a right. */
export const permits = (right: readonly Role[], roles: readonly Role[]): boolean =>
  roles.some((role) => right.includes(role));

/** The roles among some names; the rest permits nothing. */
export const rolesIn = (names: readonly unknown[]): Role[] => ROLES.filter((role) => names.includes(role));

/** What an API key may do where no other roles are asked for. */
export const KEY_ROLES: readonly Role[] = ['Tickets.Submit', 'Tickets.Read', 'Tickets.Update'];
