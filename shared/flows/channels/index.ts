import type { Channel } from '../../core/decision/intent.ts';
import { prepareIsvContact } from './isv-contact.ts';
import { type ChannelWorker, preparePortal } from './worker.ts';

/** Every channel and its worker. */
export const CHANNEL_WORKERS: Record<Channel, ChannelWorker> = {
  'azure-portal': preparePortal,
  'm365-admin-center': preparePortal,
  'isv-contact': prepareIsvContact,
};
