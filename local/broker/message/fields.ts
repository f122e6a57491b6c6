/** The fields of a message's properties section, in their order in the AMQP standard (part 3.2.4). */
export const fieldNames = [
  'message-id',
  'user-id',
  'to',
  'subject',
  'reply-to',
  'correlation-id',
  'content-type',
  'content-encoding',
  'absolute-expiry-time',
  'creation-time',
  'group-id',
  'group-sequence',
  'reply-to-group-id',
] as const;

/** Where the fields stand that the broker reads or writes. */
export const headerField = { timeToLive: 2 } as const;
export const propertyField = { messageId: 0, expiry: 8, creation: 9, groupId: 10, replyToGroupId: 12 } as const;
