import type { Decision } from '../core/decision/decision.ts';
import { explain } from '../core/decision/explain.ts';
import type { Intent } from '../core/decision/intent.ts';
import type { IsvContact } from '../core/hand-off/isv-contact.ts';
import { waysFor } from '../core/hand-off/ways.ts';
import type { ServicePolicies } from '../core/policy/policy.ts';
import { type Instant, toRfc3339 } from '../core/sla/instant.ts';
import type { Catalogue } from '../core/texts/en.ts';
import { renderDecision } from '../core/texts/render.ts';
import { renderExplanation } from '../core/texts/render-explanation.ts';
import type { Ticket } from '../core/ticket/ticket.ts';
import type { decisionAnswer } from './answers/decision.ts';
import type { Shown } from './answers/shown.ts';

/** What a decision is shown from. */
export interface DecisionParts {
  intent: Intent;
  decision: Decision;
  /** When it was decided. */
  at: Instant;
  /** What the caller said of the intent, as pointers; the rest was assumed or is unknown. */
  given: readonly string[];
  calendar: Ticket['calendar'];
  /** When the answer would be due, were the request filed now; null where none is promised. */
  provisionalDueAt: Instant | null;
  isv?: IsvContact | null;
}

/** For whom a decision is shown. */
export interface Reader {
  texts: Catalogue;
  policies: ServicePolicies;
  /** With how it came about. */
  explained: boolean;
}

/** A decision as callers see it, in the reader's language. */
export function decisionView(parts: DecisionParts, reader: Reader): Shown<typeof decisionAnswer> {
  const { intent, decision, isv } = parts;
  const { texts, policies } = reader;
  const policy = policies[decision.policy.edition];
  const rendered = renderDecision(decision, intent, waysFor(intent, decision, policy, isv ?? undefined), texts);
  return {
    ...rendered,
    response: responseView(parts),
    ...(reader.explained ? { explanation: explanationView(parts, reader) } : {}),
  };
}

function responseView({ decision: { response }, calendar: { calendar, assumed }, provisionalDueAt }: DecisionParts) {
  if (response === null || response.basis === 'none' || provisionalDueAt === null) return response;
  const hours = response.basis === 'elapsed' ? {} : { calendar: { timeZone: calendar.timeZone, assumed } };
  return { ...response, provisionalDueAt: toRfc3339(provisionalDueAt), ...hours };
}

function explanationView({ intent, decision, at, given }: DecisionParts, { texts, policies }: Reader) {
  const { edition } = decision.policy;
  const explanation = explain(intent, { edition, now: at, policy: policies[edition] }, given);
  return renderExplanation(explanation, decision, intent, texts);
}
