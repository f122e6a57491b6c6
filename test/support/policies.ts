import { DEFAULT_SETTINGS, definePolicies } from '../../shared/core/policy/policy.ts';

/** The policy of each edition, as shipped. */
export const POLICIES = definePolicies(DEFAULT_SETTINGS);
