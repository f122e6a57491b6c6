import type { PrepareHandOff } from './channel.ts';

/** In Microsoft's portals a person files: all that they need follows from the ticket. */
export const preparePortal: PrepareHandOff = async () => ({ type: 'hand-off-ready', data: {} });
