/** The codes by which the SDK tells that one queue refuses, on a connection that is well. */
const OF_QUEUE: readonly unknown[] = [
  'MessagingEntityNotFound',
  'MessagingEntityDisabled',
  'QuotaExceeded',
  'UnauthorizedAccess',
  'ServiceBusy',
  'MessageSizeExceeded',
];

/** Whether a failure is one queue's own: another may be sent to all the same. */
export const isOfQueue = (error: unknown): boolean => OF_QUEUE.includes((Object(error) as { code?: unknown }).code);
