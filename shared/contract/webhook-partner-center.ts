import { z } from 'zod';
import { line } from './fields.ts';

/**
 * A change of a resource, as Partner Center tells it. Every event has a name; which of the other members it has depends
 * on the event, and some are null.
 * https://learn.microsoft.com/partner-center/developer/partner-center-webhook-events
 */
export const partnerCenterEventSchema = z.looseObject({ EventName: line(200) });

export const partnerCenterEventExample = {
  EventName: 'granular-admin-relationship-terminated',
  ResourceUri: 'https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships/1',
  ResourceName: 'granularAdminRelationship',
  AuditUri: null,
  ResourceChangeUtcDate: '2026-11-23T08:59:58.3520276+00:00',
} satisfies z.input<typeof partnerCenterEventSchema>;
