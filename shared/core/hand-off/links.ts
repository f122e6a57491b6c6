/** Link templates of one portal. */
export interface PortalLinks {
  open: string;
  review: string;
  health: string;
}

export interface CloudLinks {
  /** Partner Center's service management page of the customer. */
  start: string;
  /** On the customer's behalf; a link without the customer in it would open the partner's own environment (seed L89). */
  customer: Readonly<Record<PortalChannel, PortalLinks>>;
  /** The portal's plain address, for the partner's own tenants. */
  own: Readonly<Record<PortalChannel, PortalLinks>>;
  powerPlatform: string;
  product: string;
  /** The same on the site of edition 2026. */
  offer: string;
  productSearch: string;
  /** Where a product of which nothing is known can be looked for. */
  marketplace: string;
  /** Partner Center's own requests, which take what concerns orders and invoices. */
  commerce: string;
}

export type PortalChannel = 'azure-portal' | 'm365-admin-center';
export type LinkCloud = 'commercial' | 'us-government';
export type Links = Readonly<Record<LinkCloud, CloudLinks>>;

const AZURE_FORM = '#view/Microsoft_Azure_Support/NewSupportRequestV3Blade';
const AZURE_REQUESTS = '#view/Microsoft_Azure_Support/HelpAndSupportBlade/~/managesupportrequest';
const AZURE_HEALTH = '#view/Microsoft_Azure_Health/AzureHealthBrowseBlade/~/serviceIssues';

const azure = (address: string): PortalLinks => ({
  open: address + AZURE_FORM,
  review: address + AZURE_REQUESTS,
  health: address + AZURE_HEALTH,
});

function onBehalf(portal: string): PortalLinks {
  const session = `${portal}/Partner/BeginClientSession.aspx?CTID={tenantId}&CSDEST=`;
  return { open: `${session}Support`, review: `${session}Support`, health: `${session}ServiceStatus` };
}

const direct = (adminCenter: string): PortalLinks => ({
  open: adminCenter,
  review: `${adminCenter}#/support/requests`,
  health: `${adminCenter}#/servicehealth`,
});

/** Partner Center and the marketplace are one site for both clouds (Microsoft Learn, partner-center-rest-urls). */
const SHARED = {
  start: 'https://partner.microsoft.com/dashboard/v2/customers/{tenantId}/servicemanagementpage',
  product: 'https://azuremarketplace.microsoft.com/marketplace/apps/{offerId}',
  offer: 'https://marketplace.microsoft.com/en-us/product/{offerId}',
  productSearch: 'https://azuremarketplace.microsoft.com/marketplace/apps?search={name}',
  marketplace: 'https://azuremarketplace.microsoft.com/marketplace/apps',
  commerce: 'https://partner.microsoft.com/dashboard/v2/support/',
};

/** The templates as shipped; a tenant of the US Government cloud is one of GCC High (Microsoft Learn). */
export const LINKS: Links = {
  commercial: {
    ...SHARED,
    customer: {
      'azure-portal': azure('https://portal.azure.com/{directory}'),
      'm365-admin-center': onBehalf('https://portal.office.com'),
    },
    own: {
      'azure-portal': azure('https://portal.azure.com/'),
      'm365-admin-center': direct('https://admin.microsoft.com/'),
    },
    powerPlatform: 'https://admin.powerplatform.microsoft.com/account/login/{tenantId}',
  },
  'us-government': {
    ...SHARED,
    customer: {
      'azure-portal': azure('https://portal.azure.us/{directory}'),
      'm365-admin-center': onBehalf('https://portal.office365.us'),
    },
    own: {
      'azure-portal': azure('https://portal.azure.us/'),
      'm365-admin-center': direct('https://portal.office365.us/adminportal/home'),
    },
    powerPlatform: 'https://high.admin.powerplatform.microsoft.us/account/login/{tenantId}',
  },
};

/** Half a pair of surrogates, and what a path takes for itself or for what is above it. */
const UNFIT = /\p{Surrogate}|^\.{1,2}$/gu;

/** Fills a template; every value is URL-encoded, what no URL can carry becomes U+FFFD. */
export function fillLink(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_placeholder, name: string) =>
    encodeURIComponent((values[name] ?? '').replace(UNFIT, '\uFFFD')),
  );
}
