import type { Channel } from '../../core/decision/intent.ts';
import type { PrepareHandOff } from './channel.ts';
import { prepareIsvContact } from './isv-contact.ts';
import { preparePortal } from './portal.ts';

/** Every channel and how it prepares a hand-off. */
export const CHANNEL_WORKERS: Record<Channel, PrepareHandOff> = {
  'azure-portal': preparePortal,
  'm365-admin-center': preparePortal,
  'isv-contact': prepareIsvContact,
};
