import type { QuotaName } from './quota.ts';

/** A partner as an operator has entered it. Tenant ids are lower case. */
export interface Partner {
  tenantId: string;
  name: string;
  /** Tenants of the resellers that it may act for. */
  resellers: readonly string[];
  /** Its own limits, where they differ from those of all. */
  limits: Limits;
}

export type Limits = Partial<Record<QuotaName, number>>;

/** An application in Entra ID: its tenant and its client id, lower case. */
export interface App {
  tenantId: string;
  appId: string;
}
