import { readMessage } from '../shared/contract/message.ts';
import type { Deps } from '../shared/deps.ts';
import { recordNotification as record } from '../shared/flows/record-notification.ts';
import { onMessage } from './on-message.ts';

/** Works on the notifications queue. */
export const recordNotification = (deps: Deps) => onMessage(readMessage.notify, (message) => record(deps, message));
