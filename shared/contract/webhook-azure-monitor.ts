import { z } from 'zod';
import { line } from './fields.ts';

/**
 * Azure Monitor's common alert schema, as far as it tells a repeat: cost alerts have null in most of its members. What
 * the alert is about stands in alertContext.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema
 */
export const azureMonitorAlertSchema = z.looseObject({
  schemaId: z.literal('azureMonitorCommonAlertSchema'),
  data: z.looseObject({
    essentials: z.looseObject({ alertId: line(1_000), monitorCondition: line(100).nullish() }),
  }),
});

export const azureMonitorAlertExample = {
  schemaId: 'azureMonitorCommonAlertSchema',
  data: {
    essentials: {
      alertId: '/subscriptions/33333333-3333-4333-8333-333333333333/providers/Microsoft.AlertsManagement/alerts/a1',
      alertRule: 'Support requests',
      monitorCondition: 'Fired',
      monitoringService: 'Activity Log - Administrative',
      firedDateTime: '2026-11-23T08:59:30Z',
    },
    alertContext: { operationName: 'Microsoft.Support/supportTickets/write' },
  },
} satisfies z.input<typeof azureMonitorAlertSchema>;
