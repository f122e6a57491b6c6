import type { Decision } from '../decision/decision.ts';
import type { Intent } from '../decision/intent.ts';
import { type HandOff, handOff } from './hand-off.ts';
import type { IsvContact } from './isv-contact.ts';
import type { Links } from './links.ts';
import { type Referral, referral } from './referral.ts';

/** What a person does next, free of any language: files, or goes where a refusal sends them. */
export interface Ways {
  handOff: HandOff | null;
  referral: Referral | null;
}

export const waysFor = (intent: Intent, decision: Decision, policy: { links: Links }, isv?: IsvContact): Ways => ({
  handOff: handOff(intent, decision, policy, isv),
  referral: referral(intent, decision, policy),
});
