import type { Decision } from '../decision/decision.ts';
import type { Intent } from '../decision/intent.ts';
import type { Instant } from '../sla/instant.ts';
import { filingTarget, makeClock, responseTarget } from './clocks.ts';
import type { TicketEvent } from './events.ts';
import type { Change } from './record.ts';
import type { Ticket } from './ticket.ts';

/** All that makes a new ticket. The decision's outcome is *file*. */
export interface Acceptance {
  id: string;
  /** Whose ticket it is: of the credential's partner, also where the intent names a reseller of it. */
  partnerTenantId: string;
  fingerprint: string;
  intent: Intent;
  /** What the caller said of it, as pointers. */
  given: readonly string[];
  decision: Decision;
  calendar: Ticket['calendar'];
  filingMinutes: Ticket['filingMinutes'];
  by: string;
}

/** The birth of a ticket: our promise to file starts to run, the channel's answer waits for the filing. */
export function accept(acceptance: Acceptance, now: Instant): Change {
  const { id, partnerTenantId, fingerprint, intent, given, decision, calendar, filingMinutes, by } = acceptance;
  const timing = { calendar, pauses: [] };
  const target = responseTarget(decision);
  const clocks = [makeClock('filing', filingTarget(intent.issue.severity, acceptance), now, now, timing)];
  if (target !== null) clocks.push(makeClock('initial-response', target, null, now, timing));
  const event: TicketEvent = {
    type: 'accepted',
    data: { code: decision.code, channel: decision.channel ?? '' },
    sequence: 1,
    at: now,
    recordedAt: now,
    by,
  };
  const ticket: Ticket = {
    id,
    partnerTenantId,
    fingerprint,
    version: 1,
    status: 'accepted',
    intent,
    given,
    decision,
    decidedAt: now,
    isv: null,
    severity: intent.issue.severity,
    channelReference: null,
    claimedBy: null,
    noted: 0,
    filedAt: null,
    answeredAt: null,
    movedAt: now,
    cancelled: null,
    calendar,
    filingMinutes,
    clocks,
    pauses: [],
    pausedSince: null,
    createdAt: now,
    updatedAt: now,
  };
  return { ticket, events: [event] };
}
