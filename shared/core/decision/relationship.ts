export const GDAP_STATUSES = ['active', 'expiring', 'expired', 'terminated', 'pending'] as const;
export type GdapStatus = (typeof GDAP_STATUSES)[number];

/** Granular delegated admin privileges of the partner in the customer's tenant. An absent `roles` is unknown. */
export interface Gdap {
  status: GdapStatus;
  roles?: string[];
  /** RFC 3339 instant. */
  endsAt?: string;
  /** Whether it renews itself when it ends. */
  autoExtend?: boolean;
}

/** What the partner was granted in Azure: a role, or what exactly it may do, whatever the role is called. */
export type AzureGrant = string | { role: string; actions: string[] };

/** What is known of partner and customer; an absent member is unknown, `gdap: null` means there is none. */
export interface Relationship {
  reseller?: boolean;
  subscriptionProvider?: boolean;
  gdap?: Gdap | null;
  azureRbac?: AzureGrant[];
}
