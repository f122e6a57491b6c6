import type { Deps } from '../shared/deps.ts';
import { recordNotification as record } from '../shared/flows/record-notification.ts';
import { onMessage } from './on-message.ts';

/** Works on the notifications queue. */
export const recordNotification = (deps: Deps) => onMessage((message) => record(deps, message));
