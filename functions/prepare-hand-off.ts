import { readMessage } from '../shared/contract/message.ts';
import type { Channel } from '../shared/core/decision/intent.ts';
import type { Deps } from '../shared/deps.ts';
import { CHANNEL_WORKERS } from '../shared/flows/channels/index.ts';
import { prepareHandOff as prepare } from '../shared/flows/prepare-hand-off.ts';
import { onMessage } from './on-message.ts';

/** Works on a channel's queue: makes hand-offs ready. */
export const prepareHandOff = (deps: Deps, channel: Channel) =>
  onMessage(readMessage.channel, (message) => prepare(deps, CHANNEL_WORKERS[channel], message));
