/** Values that rows, warnings and terms name together. */
export const AZURE_GROUP = ['azure', 'entra-id'] as const;
export const M365_GROUP = ['microsoft-365', 'dynamics-365', 'enterprise-mobility'] as const;
export const NON_TECHNICAL = ['billing', 'subscription-management', 'quota'] as const;
/** Partners who sell through a provider. */
export const BOUND_PARTNERS = ['advisor', 'indirect-reseller'] as const;
export const PROVIDERS = ['direct-bill', 'indirect-provider'] as const;

/** The editions whose rows are the seed's own but for the bar of resellers. */
export const SEED = ['2024', '2025'] as const;
/** A GDAP that isn't known to be active or expiring. */
export const NOT_LIVE = ['unknown', 'none', 'inactive'] as const;
/** Advisors aren't resellers, yet may file. */
export const NO_RESELLER = { reseller: ['no'], partnerType: ['indirect-reseller', ...PROVIDERS] } as const;

/** The rows that file with Microsoft on a customer's behalf. */
export const ON_BEHALF = [17, 18, 19, 20] as const;
