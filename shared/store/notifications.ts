import type { Instant } from '../sla/instant.ts';
import type { NotificationType } from '../ticket/messages.ts';
import { notificationKey, partitionOf, under } from './keys.ts';
import { settleOutbox } from './outbox.ts';
import type { OutboxRow } from './rows.ts';
import type { Scope } from './scope.ts';
import type { Table } from './table.ts';

/** That something was told, or is to be told, to the partner. One id a fact, whatever is re-sent. */
export interface Notification {
  id: string;
  type: NotificationType;
  /** The event it tells of. */
  sequence: number;
  recordedAt: Instant;
}

/** Records a notification on its ticket and settles its message, in one transaction. */
export async function recordNotification(table: Table, row: OutboxRow, notification: Notification): Promise<void> {
  const { ticketId, partnerTenantId, sequence } = row;
  const entity = {
    partitionKey: partitionOf(ticketId),
    rowKey: notificationKey(partnerTenantId, ticketId, sequence),
    id: notification.id,
    type: notification.type,
    sequence,
    recordedAt: new Date(notification.recordedAt).toISOString(),
  };
  await settleOutbox(table, row, [entity]);
}

/** The notifications of a ticket, oldest first. */
export async function loadNotifications(table: Table, scope: Scope, id: string): Promise<Notification[]> {
  const notifications: Notification[] = [];
  const range = under(`notification!${scope.partnerTenantId}!${id}`);
  for await (const row of table.query({ partitionKey: partitionOf(id), ...range })) {
    notifications.push({
      id: String(row.id),
      type: String(row.type) as NotificationType,
      sequence: Number(row.sequence),
      recordedAt: Date.parse(String(row.recordedAt)),
    });
  }
  return notifications;
}
