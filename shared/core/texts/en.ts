import { enClock } from './en-clock.ts';
import { enExplanation } from './en-explanation.ts';
import { enForm } from './en-form.ts';
import { enHandOff } from './en-hand-off.ts';
import { enProblems } from './en-problems.ts';

/** Every text in English. A key is a code of the decision with its kind before it; `{name}` is filled when rendered. */
export const en = {
  locale: 'en',
  ...enProblems,
  ...enExplanation,
  ...enForm,
  ...enHandOff,
  ...enClock,

  'reason.CLOUD_NOT_COVERED':
    'The Microsoft cloud in China isn’t covered: requests can be filed for the commercial cloud and for US Government only.',
  'reason.CLOUD_MISMATCH':
    'The partner is in the {partnerCloud} cloud and the customer in {customerCloud}: a partner files only within its own cloud.',
  'reason.CUSTOMER_CANNOT_FILE':
    'A customer can’t file this way: the partner files the request on the customer’s behalf.',
  'reason.CONTACT_MUST_BE_PARTNER':
    'The contact must be the partner’s own person: the e-mail address belongs to the customer, and Microsoft would call the customer.',
  'reason.MARKETPLACE_ISV':
    'Microsoft gives no product support for marketplace products: the publisher of the product is to be contacted.',
  'reason.PRODUCT_NOT_COVERED':
    'Support requests on a customer’s behalf exist for Azure, Microsoft 365, Dynamics 365 and Enterprise Mobility, and for marketplace products at their publisher; {product} is none of them.',
  'reason.OWN_TENANT_NEEDS_PLAN':
    'The tenant is the partner’s own, and the CSP support benefit doesn’t cover it: Azure needs a plan of its own, such as a Microsoft AI Cloud Partner Program contract, Premier or an Azure support plan.',
  'reason.OWN_TENANT_DIRECT': 'The tenant is the partner’s own: sign in to {channel} directly and file there.',
  'reason.NOT_CSP_PARTNER':
    'Only partners enrolled in the Cloud Solution Provider programme, paid or on trial, can file.',
  'reason.NO_RELATIONSHIP': 'The partner has no reseller relationship with this customer.',
  'reason.AZURE_PROVIDER_ONLY':
    'An {partnerType} can’t file a non-technical Azure request, not even with a support contract: only the provider of the Azure subscription can ({whoCanFile}).',
  'reason.AZURE_RESELLER_BARRED':
    'An {partnerType} can’t file Azure requests: the provider of the Azure subscription files them ({whoCanFile}).',
  'reason.NOT_SUBSCRIPTION_PROVIDER':
    'The partner isn’t the provider of this Azure subscription: only its provider can file non-technical requests.',
  'reason.GDAP_INACTIVE':
    'The partner has no active delegated admin privileges (GDAP) in the customer’s tenant: renew the relationship first.',
  'reason.GDAP_ROLE_MISSING':
    'None of the partner’s delegated roles in the customer’s tenant allows support requests: {leastRole} is the least that does.',
  'reason.RBAC_ROLE_MISSING':
    'None of the partner’s Azure roles on the customer’s subscription allows support requests: {leastRole}, granted on the subscription, is the least that does.',
  'reason.RESELLER_VIA_PROVIDER':
    'An {partnerType} gets licences, prices and invoices from its {whoCanFile}, who files what isn’t technical; the assignment of licences alone is the reseller’s own matter.',
  'reason.AZURE_NEEDS_GDAP':
    'The partner has no active delegated admin privileges (GDAP) in the customer’s tenant and can’t open Azure requests without: renew the relationship, or have {leastRole} granted directly on the subscription.',
  'reason.AZURE_WITHOUT_ADMIN':
    'File in the Azure portal by the procedure for partners without admin permission for the customer.',
  'reason.AZURE_PORTAL': 'File in the Azure portal, in the customer’s directory.',
  'reason.DYNAMICS_ADMIN_CENTER':
    'File Dynamics 365 requests in the Microsoft 365 admin center on the customer’s behalf.',
  'reason.M365_ADMIN_CENTER': 'File in the Microsoft 365 admin center on the customer’s behalf.',

  'warning.CHECK_SERVICE_HEALTH': 'Look at service health first: a known outage needs no request.',
  'warning.KNOWN_INCIDENT': 'Service health already knows an incident ({incident}): a request may be a duplicate.',
  'warning.SEVERITY_A_NEEDS_PHONE':
    'Severity A needs a phone number that is answered at any hour: without one Microsoft lowers it to B.',
  'warning.SEVERITY_HAS_NO_EFFECT':
    'Severity {severity} doesn’t shorten the wait: the problem isn’t break-fix, so it is answered within one business day.',
  'warning.SEVERITY_NON_PRODUCTION':
    'The text speaks of something that isn’t production, which Microsoft rates C: severity {severity} may be lowered.',
  'warning.SEVERITY_NO_PRODUCTION_IMPACT':
    'The text says that production isn’t affected, and severity {severity} means that production is down: Microsoft may lower it.',
  'warning.LOCAL_LANGUAGE_BUSINESS_HOURS':
    'Support in {language}, where there is any, works in business hours only: the response times hold for English.',
  'warning.GDAP_EXPIRING':
    'The delegated admin privileges (GDAP) are about to end: renew them before the request is answered.',
  'warning.ROLE_UNKNOWN':
    'At least one of the delegated roles is none of Microsoft’s built-in roles: check how it is written.',
  'warning.ROLE_UNVERIFIED': 'The partner’s roles weren’t given: make sure that they allow support requests.',
  'warning.AZURE_RESELLER_MAY_BE_REFUSED':
    'Microsoft may refuse Azure requests of an {partnerType}: by its later pages the provider of the subscription files them.',
  'warning.DYNAMICS_AGREEMENT': 'Technical Dynamics 365 requests may need an Advanced Support or higher agreement.',
  'warning.BILLING_VIA_PROVIDER':
    'An indirect reseller’s bills come from its indirect provider: the provider may have to file this request.',
  'warning.COMMERCE_VIA_PARTNER_CENTER':
    'Prices, purchases, invoices and provisioning are matters for Partner Center: file them under Help + support there, at https://partner.microsoft.com/dashboard/v2/support/.',
  'warning.PLAN_NOT_NEEDED':
    'Billing, quota and subscription requests need no support plan: choose no paid one, or an incident of it is used up.',
  'warning.QUOTA_SELF_SERVICE': 'CSP partners raise most quotas themselves, on the Quotas page of the Azure portal.',
  'warning.ENTRA_NEEDS_P1':
    'The delegated role is enough only where the customer’s tenant has Microsoft Entra ID P1 or P2: else an Azure role on a subscription is needed.',
  'warning.RIGHTS_GIVEN_DIRECTLY':
    'Without GDAP the request rests on rights that were given directly on the subscription: make sure that the person who files holds them.',
  'warning.MARKETPLACE_COMMERCE':
    'Orders and invoices of marketplace products are not a matter for the publisher’s support: the partner who transacted files a Partner Center request of its own.',
  'warning.CONTRACT_ID_NOT_ACCEPTED':
    'The Microsoft 365 admin center takes no contract ids: the plan can’t be used there.',

  'otherChannel.NOT_AN_AZURE_PRODUCT': 'The Azure portal takes requests for Azure and Microsoft Entra ID only.',
  'otherChannel.NOT_A_MICROSOFT_365_PRODUCT':
    'The Microsoft 365 admin center takes requests for Microsoft 365, Dynamics 365 and Enterprise Mobility only.',
  'otherChannel.NOT_A_MARKETPLACE_PRODUCT': 'A publisher supports its own marketplace products only.',

  'channel.azure-portal': 'the Azure portal',
  'channel.m365-admin-center': 'the Microsoft 365 admin center',
  'channel.isv-contact': 'the publisher’s support',

  'cloud.commercial': 'commercial',
  'cloud.us-government': 'US Government',
  'cloud.china': 'China',

  'product.azure': 'Azure',
  'product.entra-id': 'Microsoft Entra ID',
  'product.microsoft-365': 'Microsoft 365',
  'product.dynamics-365': 'Dynamics 365',
  'product.enterprise-mobility': 'Enterprise Mobility + Security',
  'product.marketplace': 'a marketplace product',
  'product.other': 'this product',

  'who.advisor': 'advisor',
  'who.indirect-reseller': 'indirect reseller',
  'who.direct-bill': 'direct-bill provider',
  'who.indirect-provider': 'indirect provider',
  'who.partner': 'partner',
  'who.subscription-provider': 'provider of the subscription',

  'role.service-support-administrator': 'Service Support Administrator',
  'role.support-request-contributor': 'Support Request Contributor',

  'ticket.REFERENCE_SEEN': 'A ticket with this reference is there already: was this one filed twice?',

  'problem.UNAUTHORIZED': 'A valid credential is needed',
  'problem.UNSUPPORTED_MEDIA_TYPE': 'The content type isn’t supported',
  'problem.UNSUPPORTED_CONTENT_ENCODING': 'The content encoding isn’t supported',
  'problem.PAYLOAD_TOO_LARGE': 'The body is too large',
  'problem.MALFORMED_JSON': 'The body isn’t valid JSON',
  'problem.NESTED_TOO_DEEP': 'The body is nested too deep',
  'problem.TOO_MANY_VALUES': 'The body holds too many values',
  'problem.STRING_TOO_LONG': 'The body holds too long a text',
  'problem.MEMBER_REPEATED': 'A member of the body stands twice',
  'problem.NAME_NOT_ALLOWED': 'A member of the body has a name that isn’t allowed',
  'problem.LENGTH_REQUIRED': 'The body came without its length',
  'problem.QUERY_TOO_LONG': 'The query is too long',
  'problem.HEADERS_TOO_LARGE': 'The headers are too large',
  'problem.VALIDATION_FAILED': 'Some fields are wrong',
  'problem.IDEMPOTENCY_KEY_INVALID': 'The idempotency key isn’t valid',
  'problem.IF_MATCH_INVALID': 'The If-Match header isn’t valid',
  'problem.CURSOR_INVALID': 'The link to the next page isn’t valid',
  'problem.AT_OUT_OF_RANGE': 'The event’s time is out of range',
  'problem.UNKNOWN_EDITION': 'There is no such edition of the policy',
  'problem.CALENDAR_NEVER_OPENS': 'The calendar never opens',
  'problem.BEYOND_HORIZON': 'The result lies too far away',
  'problem.FORBIDDEN': 'The credential lacks the role',
  'problem.PARTNER_MISMATCH': 'The credential may not act for this partner',
  'problem.RATE_LIMITED': 'Too many requests',
  'problem.SEVERITY_A_LIMITED': 'Too many tickets of severity A',
  'problem.NOT_FOUND': 'Not found',
  'problem.ALREADY_CLAIMED': 'The ticket is claimed by somebody else',
  'problem.EVENT_NOT_ALLOWED': 'The ticket’s status doesn’t allow this event',
  'problem.HISTORY_FULL': 'The ticket’s history is full',
  'problem.CONCURRENT_CHANGE': 'The ticket is being changed by others',
  'problem.ETAG_MISMATCH': 'The ticket has changed since it was read',
  'problem.IDEMPOTENCY_KEY_REUSED': 'The idempotency key was used for another request',
  'problem.NOT_ELIGIBLE': 'This can’t be filed',
  'problem.INTERNAL': 'Something went wrong on our side',
  'problem.STORAGE_UNAVAILABLE': 'The storage can’t be reached at the moment',
  'problem.IDENTITY_UNAVAILABLE': 'Tokens can’t be checked at the moment',
} as const;

export type TextKey = keyof typeof en;

/** The texts of one language; every language has the same keys. */
export type Catalogue = Readonly<Record<TextKey, string>>;
