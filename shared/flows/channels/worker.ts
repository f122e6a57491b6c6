import type { IsvContact } from '../../core/hand-off/isv-contact.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import type { Deps } from '../../deps.ts';

/** What a channel has made of an accepted ticket. */
export type Outcome =
  /** A person can file, with the publisher's contact where there is one. */
  | { kind: 'ready'; isv?: IsvContact }
  /** Submitted to the channel, under this reference. */
  | { kind: 'filed'; reference: string }
  /** The channel refused to take it from us: a person files. */
  | { kind: 'fallback'; reason: string }
  /** Nothing yet: the relay asks again. */
  | { kind: 'later' };

/** Works on an accepted ticket, once for all copies of its message. A failure that may pass is thrown. */
export type ChannelWorker = (ticket: Ticket, deps: Deps) => Promise<Outcome>;

/** In Microsoft's portals a person files: all that they need follows from the ticket. */
export const preparePortal: ChannelWorker = async () => ({ kind: 'ready' });
