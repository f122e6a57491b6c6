import type { Decision } from '../decision/decision.ts';
import type { Channel, Intent } from '../decision/intent.ts';
import { roleName } from '../decision/roles.ts';
import type { FormField } from '../hand-off/form.ts';
import type { HandOff } from '../hand-off/hand-off.ts';
import type { Catalogue } from './en.ts';
import { fill, type Params } from './fill.ts';
import { type HandOffText, handOffText } from './hand-off-text.ts';
import { languageName, oneOf } from './words.ts';

/** The decision as callers see it, in the reader's language. */
export interface RenderedDecision extends Omit<Decision, 'warnings' | 'otherChannels'> {
  reason: string;
  warnings: { code: string; message: string }[];
  otherChannels: { channel: Channel; code: string; message: string }[];
  /** Null on refusal. */
  handOff: RenderedHandOff | null;
}

export interface RenderedHandOff {
  open: string;
  start: string;
  review: string;
  form: { field: string; value: string; note?: string }[];
  steps: string[];
  text: HandOffText;
}

export function renderDecision(
  decision: Decision,
  intent: Intent,
  handOff: HandOff | null,
  texts: Catalogue,
): RenderedDecision {
  const params = paramsOf(decision, intent, texts);
  const reason = fill(texts, `reason.${decision.code}`, params);
  const { outcome, channel, code, row, source, whoCanFile, leastRole, response, fee, policy } = decision;
  return {
    outcome,
    channel,
    code,
    row,
    reason,
    source,
    whoCanFile,
    leastRole,
    warnings: decision.warnings.map(({ code }) => ({ code, message: fill(texts, `warning.${code}`, params) })),
    otherChannels: decision.otherChannels.map((other) => ({
      ...other,
      message: otherChannelText(other.code, params, texts),
    })),
    response,
    fee,
    handOff: handOff && renderHandOff(handOff, intent, texts),
    policy,
  };
}

function renderHandOff(
  { open, start, review, form, steps }: HandOff,
  intent: Intent,
  texts: Catalogue,
): RenderedHandOff {
  const field = ({ field, value, note }: FormField) =>
    note === undefined ? { field, value } : { field, value, note: texts[note] };
  return {
    open,
    start,
    review,
    form: form.map(field),
    steps: steps.map(({ key, params }) => fill(texts, key, params)),
    text: handOffText(intent, texts),
  };
}

/** A channel that serves the product is closed for the reason that refused the intent. */
export function otherChannelText(
  code: Decision['otherChannels'][number]['code'],
  params: Params,
  texts: Catalogue,
): string {
  switch (code) {
    case 'NOT_AN_AZURE_PRODUCT':
    case 'NOT_A_MICROSOFT_365_PRODUCT':
    case 'NOT_A_MARKETPLACE_PRODUCT':
      return texts[`otherChannel.${code}`];
    default:
      return fill(texts, `reason.${code}`, params);
  }
}

/** What the reasons and warnings of a decision are filled with. A reason is a problem’s detail: it repeats no free text. */
export function paramsOf({ channel, whoCanFile, leastRole }: Decision, intent: Intent, texts: Catalogue): Params {
  const { partner, customer, product, issue, serviceHealth } = intent;
  return {
    product: texts[`product.${product.family}`],
    partnerType: texts[`who.${partner.type}`],
    partnerCloud: texts[`cloud.${partner.cloud}`],
    customerCloud: texts[`cloud.${customer.cloud}`],
    severity: issue.severity,
    language: languageName(issue.language, texts.locale),
    incident: serviceHealth.incidentId ?? '',
    whoCanFile: oneOf(
      whoCanFile.map((who) => texts[`who.${who}`]),
      texts.locale,
    ),
    leastRole: leastRole === null ? '' : roleName(leastRole),
    channel: channel === null ? '' : texts[`channel.${channel}`],
  };
}
