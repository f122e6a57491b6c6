import { decide } from '../decision/decide.ts';
import type { Decision } from '../decision/decision.ts';
import type { Intent } from '../decision/intent.ts';
import { type Edition, POLICIES } from '../decision/policy.ts';
import { ALWAYS_OPEN } from '../sla/calendar.ts';
import type { Instant } from '../sla/instant.ts';
import { supportCalendar } from '../sla/support-calendar.ts';
import { dueAt } from '../sla/target.ts';
import { responseTarget } from '../ticket/accept.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** A decision, the support hours that its clocks count in, and when the answer would be due if filed now. */
export interface DecidedIntent {
  intent: Intent;
  decision: Decision;
  calendar: Ticket['calendar'];
  provisionalDueAt: Instant | null;
}

export async function decideIntent(intent: Intent, edition: Edition, now: Instant): Promise<DecidedIntent> {
  const decision = decide(intent, { edition, now, policy: POLICIES[edition] });
  const calendar = await supportCalendar(intent.contact, now);
  const target = responseTarget(decision);
  const hours = target?.basis === 'elapsed' ? ALWAYS_OPEN : calendar.calendar;
  return { intent, decision, calendar, provisionalDueAt: target && dueAt(target, hours, now) };
}
