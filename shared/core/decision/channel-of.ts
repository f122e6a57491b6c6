import type { Channel, Family } from './intent.ts';

/** Where requests for a product go, once they may be filed at all. */
export const CHANNEL_OF: Readonly<Record<Family, Channel | null>> = {
  azure: 'azure-portal',
  'entra-id': 'azure-portal',
  'microsoft-365': 'm365-admin-center',
  'dynamics-365': 'm365-admin-center',
  'enterprise-mobility': 'm365-admin-center',
  marketplace: 'isv-contact',
  other: null,
};
