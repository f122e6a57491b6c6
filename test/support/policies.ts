import { DEFAULTS, definePolicy } from '../../shared/decision/policy.ts';

/** The decision's part of the policy of each edition, as shipped. */
export const POLICIES = {
  '2024': definePolicy({ ...DEFAULTS, edition: '2024' }),
  '2025': definePolicy({ ...DEFAULTS, edition: '2025' }),
} as const;
