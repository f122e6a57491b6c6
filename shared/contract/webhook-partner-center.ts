import { z } from 'zod';
import { line } from './fields.ts';

/** A change of a resource, as Partner Center tells it: what happened, to what, and when. */
export const partnerCenterEventSchema = z.looseObject({
  EventName: line(200),
  ResourceUri: z.string().max(2_000),
  ResourceName: line(200),
  AuditUri: z.string().max(2_000).nullish(),
  ResourceChangeUtcDate: z.iso.datetime({ offset: true }),
});

export const partnerCenterEventExample = {
  EventName: 'granular-admin-relationship-terminated',
  ResourceUri: 'https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships/1',
  ResourceName: 'granularAdminRelationship',
  AuditUri: null,
  ResourceChangeUtcDate: '2026-11-23T08:59:58.3520276+00:00',
} satisfies z.input<typeof partnerCenterEventSchema>;
