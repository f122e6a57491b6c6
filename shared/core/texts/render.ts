import type { Decision, OtherDecision } from '../decision/decision.ts';
import type { Channel, Intent } from '../decision/intent.ts';
import { roleName } from '../decision/roles.ts';
import type { WhoCanFile } from '../decision/rows.ts';
import type { HandOff } from '../hand-off/hand-off.ts';
import type { Need, Referral } from '../hand-off/referral.ts';
import type { Step } from '../hand-off/steps.ts';
import type { Ways } from '../hand-off/ways.ts';
import { catalogueOf } from './catalogues.ts';
import type { Catalogue, TextKey } from './en.ts';
import { fill, type Params } from './fill.ts';
import { type HandOffText, handOffText, referralText } from './hand-off-text.ts';
import { type RenderedField, renderFormField } from './render-form-field.ts';
import { languageName, oneOf } from './words.ts';

/** The decision as callers see it, in the reader's language. */
export interface RenderedDecision extends Omit<Decision, 'warnings' | 'otherChannels' | 'otherEditions'> {
  reason: string;
  warnings: { code: string; message: string }[];
  otherChannels: { channel: Channel; code: string; message: string }[];
  otherEditions: (Pick<OtherDecision, 'edition' | 'outcome' | 'channel' | 'code' | 'row'> & { reason: string })[];
  /** Null on refusal. */
  handOff: RenderedHandOff | null;
  /** Null on filing, and where nothing can be said. */
  referral: RenderedReferral | null;
}

/** Where a refused request can go instead. */
export interface RenderedReferral {
  to: readonly WhoCanFile[];
  needs: { code: Need; message: string }[];
  steps: string[];
  /** In the language of the request. */
  text: HandOffText;
}

export interface RenderedHandOff {
  open: string;
  start: string;
  review: string;
  form: RenderedField[];
  steps: string[];
  /** In the language of the request, which may be another than the reader's. */
  text: HandOffText;
}

export function renderDecision(
  decision: Decision,
  intent: Intent,
  { handOff, referral }: Ways,
  texts: Catalogue,
): RenderedDecision {
  const params = paramsOf(decision, intent, texts);
  const reason = fill(texts, `reason.${decision.code}`, params);
  const { outcome, channel, code, row, source, whoCanFile, leastRole, response, fee, policy } = decision;
  // A ticket that was stored before there was such a list has none.
  const { otherEditions = [] } = decision;
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
    otherEditions: otherEditions.map(({ whoCanFile, leastRole, ...other }) => ({
      ...other,
      reason: fill(texts, `reason.${other.code}`, paramsOf({ ...other, whoCanFile, leastRole }, intent, texts)),
    })),
    handOff: handOff && renderHandOff(handOff, intent, texts),
    referral: referral && renderReferral(referral, intent, params, texts),
    policy,
  };
}

function renderHandOff(
  { open, start, review, form, steps }: HandOff,
  intent: Intent,
  texts: Catalogue,
): RenderedHandOff {
  return {
    open,
    start,
    review,
    form: form.map((field) => renderFormField(field, texts)),
    steps: steps.map((step) => stepText(step, texts)),
    text: handOffText(intent, catalogueOf(intent.issue.language)),
  };
}

function renderReferral(
  { to, needs, steps }: Referral,
  intent: Intent,
  params: Params,
  texts: Catalogue,
): RenderedReferral {
  return {
    to,
    needs: needs.map((code) => ({ code, message: fill(texts, `need.${code}`, params) })),
    steps: steps.map((step) => stepText({ ...step, params: { ...params, ...step.params } }, texts)),
    text: referralText(intent, catalogueOf(intent.issue.language)),
  };
}

function stepText({ key, plans = [], params }: Omit<Step, 'params'> & { params: Params }, texts: Catalogue): string {
  const named = plans.map((plan) => texts[`value.${plan}`]);
  return fill(texts, key, { ...params, plans: oneOf(named, texts.locale) });
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
export function paramsOf(
  { channel, whoCanFile, leastRole }: Pick<Decision, 'channel' | 'whoCanFile' | 'leastRole'>,
  intent: Intent,
  texts: Catalogue,
): Params {
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
    leastRole: leastRole === null ? '' : roleText(leastRole, texts),
    channel: channel === null ? '' : texts[`channel.${channel}`],
  };
}

/** The least roles as shipped have a name in each language; another has Microsoft’s own. */
function roleText(role: string, texts: Catalogue): string {
  const key = `role.${role}`;
  return Object.hasOwn(texts, key) ? texts[key as TextKey] : roleName(role);
}
