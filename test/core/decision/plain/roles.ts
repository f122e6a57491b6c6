const administrators = (names: string) => names.split(' ').map((name) => `${name}-administrator`);

/** Entra roles that hold the support permission of Microsoft 365 and of Azure, as the domain lists them. */
const BOTH = [
  ...administrators(
    'ai agent-id application authentication azure-information-protection billing cloud-application compliance ' +
      'compliance-data dragon dynamics-365 exchange exchange-backup fabric global global-secure-access groups helpdesk ' +
      'hybrid-identity insights intune microsoft-365-backup microsoft-graph-data-connect office-apps ' +
      'organizational-data-source power-platform privileged-authentication security service-support sharepoint ' +
      'sharepoint-advanced-management sharepoint-backup skype-for-business teams teams-communications teams-telephony ' +
      'user viva-glint-tenant windows-365',
  ),
  'security-operator',
  'partner-tier1-support',
  'partner-tier2-support',
];

const M365_ONLY = [
  ...administrators(
    'domain-name edge kaizala knowledge microsoft-365-migration microsoft-hardware-warranty search ' +
      'sharepoint-embedded viva-goals viva-pulse yammer',
  ),
  'insights-analyst',
  'knowledge-manager',
  'microsoft-hardware-warranty-specialist',
];

const AZURE_ONLY = administrators('authentication-policy desktop-analytics teams-external-collaboration');

/** Role lists by what they permit. */
export interface Lists {
  m365: readonly string[];
  azure: readonly string[];
  azureRbac: readonly string[];
}

export const LISTS: Lists = {
  m365: [...BOTH, ...M365_ONLY],
  azure: [...BOTH, ...AZURE_ONLY],
  azureRbac: ['owner', 'contributor', 'support-request-contributor'],
};
