import type { z } from 'zod';
import { intentExample, intentSchema } from '../../shared/contract/intent.ts';
import { decide } from '../../shared/core/decision/decide.ts';
import type { Intent } from '../../shared/core/decision/intent.ts';
import { givenIn } from '../../shared/core/decision/origins.ts';
import { scopeOf } from '../../shared/core/partner/scope.ts';
import type { Window } from '../../shared/core/sla/calendar.ts';
import { accept } from '../../shared/core/ticket/accept.ts';
import { FILING_MINUTES } from '../../shared/core/ticket/clocks.ts';
import type { Change } from '../../shared/core/ticket/record.ts';
import { POLICIES } from './policies.ts';

export type RawIntent = z.input<typeof intentSchema>;

export const PARTNER = intentExample.partner.tenantId;
export const SCOPE = scopeOf(PARTNER);
/** Another partner's tenant. */
export const OTHER = '55555555-5555-4555-8555-555555555555';
export const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** Monday, 23 November 2026, 09:00 UTC. */
export const NOW = Date.parse('2026-11-23T09:00:00Z');

const HOURS: Window[] = [['09:00', '17:00']];
const WEEKLY = { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS };

/** The example intent through the real schema, so that no fixture drifts from the contract. */
export const intentOf = (issue: Partial<RawIntent['issue']> = {}, rest: Partial<RawIntent> = {}): Intent =>
  intentSchema.parse({ ...intentExample, ...rest, issue: { ...intentExample.issue, ...issue } });

/** A ticket just accepted. */
export function accepted(intent = intentOf(), now = NOW, id = '0123456789abcdef0123456789abcdef'): Change {
  const decision = decide(intent, { edition: '2024', now, policy: POLICIES['2024'] });
  const calendar = { calendar: { timeZone: 'UTC', weekly: WEEKLY }, assumed: true };
  return accept(
    {
      id,
      partnerTenantId: intent.partner.tenantId,
      fingerprint: 'f',
      intent,
      given: givenIn(intent),
      decision,
      calendar,
      filingMinutes: FILING_MINUTES,
      by: 'key:test',
    },
    now,
  );
}
