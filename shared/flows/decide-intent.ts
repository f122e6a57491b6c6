import { decide } from '../core/decision/decide.ts';
import type { Decision } from '../core/decision/decision.ts';
import type { Edition } from '../core/decision/edition.ts';
import type { Intent } from '../core/decision/intent.ts';
import type { Caller } from '../core/partner/caller.ts';
import type { ServicePolicy } from '../core/policy/policy.ts';
import { ALWAYS_OPEN } from '../core/sla/calendar.ts';
import type { Instant } from '../core/sla/instant.ts';
import { supportCalendar } from '../core/sla/support-calendar.ts';
import { dueAt } from '../core/sla/target.ts';
import { responseTarget } from '../core/ticket/clocks.ts';
import type { Ticket } from '../core/ticket/ticket.ts';
import type { Deps } from '../deps.ts';
import { checkPartner } from './check-partner.ts';

/** A decision, what its clocks are timed by, and when the answer would be due if filed now. */
export interface DecidedIntent {
  intent: Intent;
  decision: Decision;
  /** The instant of asking. */
  at: Instant;
  calendar: Ticket['calendar'];
  filingMinutes: Ticket['filingMinutes'];
  provisionalDueAt: Instant | null;
}

/** Decides under a policy as of an instant. */
export async function decideIntent(intent: Intent, policy: ServicePolicy, now: Instant): Promise<DecidedIntent> {
  const { edition, calendars, filingMinutes } = policy;
  const decision = decide(intent, { edition, now, policy });
  const calendar = await supportCalendar(intent.contact, now, calendars);
  return {
    intent,
    decision,
    at: now,
    calendar,
    filingMinutes,
    provisionalDueAt: provisionalDueAt(decision, calendar, now),
  };
}

/** An intent as it was sent, and the edition asked for, where one was. */
export interface Asked {
  intent: Intent;
  /** What the caller said of it, as pointers (givenIn). */
  given: readonly string[];
  edition?: Edition;
}

/** Decides what a caller asks, under the edition in force unless another is asked for. Fails with PARTNER_MISMATCH. */
export async function decideForCaller(
  deps: Deps,
  caller: Caller,
  { intent, given, edition = deps.config.edition }: Asked,
): Promise<DecidedIntent & Pick<Asked, 'given'>> {
  await checkPartner(deps, caller, intent);
  return { ...(await decideIntent(intent, deps.config.policies[edition], deps.now())), given };
}

/** When the answer would be due, were the request filed at an instant; null where none is promised. */
export function provisionalDueAt(
  decision: Decision,
  { calendar }: Ticket['calendar'],
  filedAt: Instant,
): Instant | null {
  const target = responseTarget(decision);
  return target && dueAt(target, target.basis === 'elapsed' ? ALWAYS_OPEN : calendar, filedAt);
}
