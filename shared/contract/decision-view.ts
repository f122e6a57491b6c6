import type { Decision } from '../decision/decision.ts';
import { handOff, type IsvContact } from '../decision/hand-off.ts';
import type { Intent } from '../decision/intent.ts';
import { POLICIES } from '../decision/policy.ts';
import type { Instant } from '../sla/instant.ts';
import type { Catalogue } from '../texts/en.ts';
import { renderDecision } from '../texts/render.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { iso } from './iso.ts';

/** What a decision is shown from. */
export interface DecisionParts {
  intent: Intent;
  decision: Decision;
  calendar: Ticket['calendar'];
  /** When the answer would be due, were the request filed now; null where none is promised. */
  provisionalDueAt: Instant | null;
  isv?: IsvContact | null;
}

/** A decision as callers see it, in the reader's language (design.md section 2). */
export function decisionView({ intent, decision, calendar, provisionalDueAt, isv }: DecisionParts, texts: Catalogue) {
  const policy = POLICIES[decision.policy.edition];
  const rendered = renderDecision(decision, intent, handOff(intent, decision, policy, isv ?? undefined), texts);
  const { response } = rendered;
  if (response === null || response.basis === 'none' || provisionalDueAt === null) return rendered;
  const { timeZone } = calendar.calendar;
  const hours = response.basis === 'elapsed' ? {} : { calendar: { timeZone, assumed: calendar.assumed } };
  return { ...rendered, response: { ...response, provisionalDueAt: iso(provisionalDueAt), ...hours } };
}

export type DecisionView = ReturnType<typeof decisionView>;
