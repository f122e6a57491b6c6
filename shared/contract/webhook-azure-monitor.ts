import { z } from 'zod';
import { instantText, line } from './fields.ts';

/**
 * Azure Monitor's common alert schema, as far as every alert has it; what the alert is about stands in alertContext.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema
 */
export const azureMonitorAlertSchema = z.looseObject({
  schemaId: z.literal('azureMonitorCommonAlertSchema'),
  data: z.looseObject({
    essentials: z.looseObject({
      alertId: line(1_000),
      alertRule: line(1_000),
      monitorCondition: z.enum(['Fired', 'Resolved']),
      monitoringService: line(100),
      firedDateTime: instantText,
      resolvedDateTime: instantText.optional(),
    }),
    alertContext: z.record(z.string(), z.unknown()).nullish(),
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
