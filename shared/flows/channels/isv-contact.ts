import { loadIsvContact } from '../../adapters/store/isv-contacts.ts';
import type { ChannelWorker } from './worker.ts';

/** The publisher is found in our own directory; where nobody entered it, the product's page leads there (seed L73-85). */
export const prepareIsvContact: ChannelWorker = async ({ intent: { product } }, { directory }) => {
  const isv = product.offerId === undefined ? null : await loadIsvContact(directory, product.offerId);
  return isv === null ? { kind: 'ready' } : { kind: 'ready', isv };
};
