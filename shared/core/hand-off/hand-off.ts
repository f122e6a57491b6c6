import type { Decision } from '../decision/decision.ts';
import type { Edition } from '../decision/edition.ts';
import { isOwnTenant } from '../decision/facts.ts';
import type { Intent } from '../decision/intent.ts';
import type { WarningCode } from '../decision/warnings.ts';
import { azureSteps } from './azure-steps.ts';
import { azureForm, isvForm, m365Form } from './form.ts';
import type { FormField } from './form-field.ts';
import type { IsvContact } from './isv-contact.ts';
import { type CloudLinks, fillLink, type LinkCloud, type Links, type PortalChannel } from './links.ts';
import { isvSteps, m365Steps, type Step } from './steps.ts';

/** All that a person needs to file in the channel, free of any language. Source: seed L46-71, L73-91. */
export interface HandOff {
  /** Where the request is filed. */
  open: string;
  /** Where the way there begins. */
  start: string;
  /** Where it is followed up. */
  review: string;
  form: FormField[];
  steps: Step[];
}

/** Null when the decision is to refuse. */
export function handOff(
  intent: Intent,
  decision: Decision,
  policy: { links: Links },
  isv: IsvContact = {},
): HandOff | null {
  if (decision.channel === null) return null;
  return decision.channel === 'isv-contact'
    ? isvHandOff(intent, decision, policy, isv)
    : portalHandOff(intent, decision, decision.channel, policy);
}

function portalHandOff(intent: Intent, decision: Decision, channel: PortalChannel, policy: { links: Links }): HandOff {
  const own = isOwnTenant(intent);
  const links = linksOf(intent, policy);
  const { tenantId, domain } = intent.customer;
  const fill = (template: string) => fillLink(template, { tenantId, directory: domain ?? tenantId });

  const portal = (own ? links.own : links.customer)[channel];
  const open = fill(portal.open);
  const places = { open, start: own ? open : fill(links.start), review: fill(portal.review) };
  const withoutAdmin = decision.code === 'AZURE_WITHOUT_ADMIN';
  const payableWith = decision.fee?.charged ? decision.fee.payableWith : null;
  const warned = (code: WarningCode) => decision.warnings.some((warning) => warning.code === code);
  const planNeeded = !warned('PLAN_NOT_NEEDED');
  const situation = {
    edition: decision.policy.edition,
    intent,
    own,
    withoutAdmin,
    planNeeded,
    payableWith,
    commerce: warned('COMMERCE_VIA_PARTNER_CENTER') ? fill(links.commerce) : null,
    ...places,
    health: fill(portal.health),
  };
  return channel === 'azure-portal'
    ? { ...places, form: azureForm(intent, own, planNeeded), steps: azureSteps(situation) }
    : {
        ...places,
        form: m365Form(intent, own),
        steps: m365Steps({ ...situation, powerPlatform: fill(links.powerPlatform) }),
      };
}

function isvHandOff(intent: Intent, decision: Decision, policy: { links: Links }, isv: IsvContact): HandOff {
  const links = linksOf(intent, policy);
  const page = productPage(intent, decision.policy.edition, links);
  const mail = isv.email === undefined ? undefined : fillLink('mailto:{email}', { email: isv.email });
  return {
    open: isv.supportUri ?? mail ?? page,
    start: page,
    review: isv.supportUri ?? page,
    form: isvForm(intent),
    steps: isvSteps(intent, { page, commerce: fillLink(links.commerce, { tenantId: intent.customer.tenantId }) }, isv),
  };
}

/** The product's page, else where it can be looked for. */
function productPage(
  { product: { offerId, name }, customer: { tenantId } }: Intent,
  edition: Edition,
  links: CloudLinks,
): string {
  if (offerId !== undefined) return fillLink(edition === '2026' ? links.offer : links.product, { offerId });
  return name === undefined ? fillLink(links.marketplace, { tenantId }) : fillLink(links.productSearch, { name });
}

/** No filing crosses clouds or concerns China: rows 1 and 2. */
export function linksOf({ customer }: Intent, { links }: { links: Links }): CloudLinks {
  const cloud: LinkCloud = customer.cloud === 'us-government' ? 'us-government' : 'commercial';
  return links[cloud];
}
