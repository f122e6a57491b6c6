import type { Notification } from '../../core/ticket/history.ts';
import type { NotificationType } from '../../core/ticket/owed.ts';
import { notificationKey, partitionOf } from './keys.ts';
import { settleOutbox } from './outbox.ts';
import type { OwedPlace } from './rows.ts';
import type { Entity, Table } from './table.ts';

/** Records a notification on its ticket and settles its message, in one transaction. */
export async function recordNotification(table: Table, message: OwedPlace, notification: Notification): Promise<void> {
  const { ticketId, partnerTenantId } = message;
  const { sequence } = notification;
  const entity = {
    partitionKey: partitionOf(ticketId),
    rowKey: notificationKey(partnerTenantId, ticketId, sequence),
    notificationId: notification.id,
    notificationType: notification.type,
    sequence,
    recordedAt: new Date(notification.recordedAt).toISOString(),
  };
  await settleOutbox(table, message, [entity]);
}

/** The notification in a row of a ticket's history; null where the row is an event. */
export const notificationOf = (row: Entity): Notification | null =>
  row.notificationId === undefined
    ? null
    : {
        id: String(row.notificationId),
        type: String(row.notificationType) as NotificationType,
        sequence: Number(row.sequence),
        recordedAt: Date.parse(String(row.recordedAt)),
      };
