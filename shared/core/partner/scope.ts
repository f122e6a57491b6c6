declare const made: unique symbol;

/** Whose rows a store call may touch. Only a checked credential or a message of our own makes one. */
export interface Scope {
  readonly partnerTenantId: string;
  readonly [made]: true;
}

export const scopeOf = (partnerTenantId: string): Scope => ({ partnerTenantId }) as Scope;
