import type { z } from 'zod';
import type { intentSchema } from '../../shared/contract/intent.ts';
import type { Edition } from '../../shared/core/decision/edition.ts';
import type { IsvContact } from '../../shared/core/hand-off/isv-contact.ts';

type Request = z.input<typeof intentSchema>;
type Issue = Request['issue'];

/** A request, and how its issue is told in each language. */
interface Example {
  title: string;
  shows: string;
  request: Partial<Request>;
  issue: Omit<Issue, 'title' | 'description' | 'language'>;
  told: Readonly<Record<'en' | 'hu', Pick<Issue, 'title' | 'description'>>>;
  isv?: IsvContact;
  edition?: Edition;
}

const PARTNER = '11111111-1111-4111-8111-111111111111';
const TECHNICAL = { type: 'technical', severity: 'B' } as const;

/** What all requests say alike. */
export const COMMON = {
  reference: 'PSA-4711',
  partner: { tenantId: PARTNER, type: 'direct-bill' },
  customer: { tenantId: '22222222-2222-4222-8222-222222222222', domain: 'contoso.example', name: 'Contoso' },
  contact: {
    firstName: 'Anna',
    lastName: 'Kiss',
    email: 'anna.kiss@partner.example',
    phone: '+36 1 234 5678',
    country: 'HUN',
  },
} satisfies Partial<Request>;

export const EXAMPLES: readonly Example[] = [
  {
    title: 'Azure portal',
    shows: 'The usual way, with a fee.',
    request: {
      product: {
        family: 'azure',
        name: 'Virtual Machine running Windows',
        subscriptionId: '44444444-4444-4444-8444-444444444444',
      },
      relationship: { azureRbac: ['support-request-contributor'] },
      serviceHealth: { checked: true },
    },
    issue: { ...TECHNICAL, severity: 'A', startedAt: '2026-11-22T08:30:00Z' },
    told: {
      en: { title: 'Production web shop is down', description: 'All instances answer 503 since the morning.' },
      hu: { title: 'Leállt az éles webáruház', description: 'Reggel óta minden példány 503-as hibát ad.' },
    },
  },
  {
    title: 'Azure portal, as edition 2026 has it',
    shows: 'The portal’s later sections and way in, and what else than a missing role refuses access.',
    edition: '2026',
    request: {
      product: { family: 'azure', name: 'Storage Account' },
      relationship: { gdap: { status: 'active' }, azureRbac: ['support-request-contributor'] },
      serviceHealth: { checked: true },
    },
    issue: { type: 'quota', severity: 'C' },
    told: {
      en: { title: 'More storage accounts are needed', description: 'The limit of the region is reached.' },
      hu: { title: 'További tárfiókok kellenek', description: 'A régió korlátja betelt.' },
    },
  },
  {
    title: 'Azure portal, without admin permission',
    shows: 'The partner has no GDAP in the customer’s tenant, and service health knows an incident.',
    request: {
      product: { family: 'azure', name: 'SQL Database' },
      relationship: { gdap: null, azureRbac: ['owner'] },
      serviceHealth: { checked: true, incidentId: '7KLP-3R8' },
    },
    issue: TECHNICAL,
    told: {
      en: { title: 'Queries time out', description: 'Half of the queries time out.' },
      hu: { title: 'Időtúllépés a lekérdezéseknél', description: 'A lekérdezések fele időtúllépéssel leáll.' },
    },
  },
  {
    title: 'Microsoft 365 admin center',
    shows: 'Nothing is charged for this support.',
    request: {
      product: { family: 'microsoft-365', name: 'Exchange Online' },
      relationship: { gdap: { status: 'active', roles: ['service-support-administrator'] } },
      serviceHealth: { checked: true },
    },
    issue: TECHNICAL,
    told: {
      en: { title: 'Mail from outside is late', description: 'Mail takes an hour to arrive.' },
      hu: { title: 'Késnek a kívülről érkező levelek', description: 'A levelek egy óra alatt érkeznek meg.' },
    },
  },
  {
    title: 'Dynamics 365',
    shows: 'The same admin center, with the Power Platform’s beside it.',
    request: {
      product: { family: 'dynamics-365' },
      relationship: { gdap: { status: 'active', roles: ['service-support-administrator'] } },
      serviceHealth: { checked: true },
    },
    issue: { type: 'billing', severity: 'C' },
    told: {
      en: { title: 'Two invoices for October', description: 'Both invoices name the same subscription.' },
      hu: { title: 'Két számla októberre', description: 'Mindkét számla ugyanarra az előfizetésre szól.' },
    },
  },
  {
    title: 'Publisher of a marketplace product',
    shows: 'The publisher’s contact comes from the directory that an operator fills.',
    request: { product: { family: 'marketplace', name: 'Fabrikam Mailer', offerId: 'fabrikam.mailer' } },
    issue: TECHNICAL,
    told: {
      en: { title: 'Newsletters aren’t sent', description: 'Every newsletter stays in the outbox.' },
      hu: { title: 'Nem mennek ki a hírlevelek', description: 'Minden hírlevél a kimenő sorban marad.' },
    },
    isv: { supportUri: 'https://fabrikam.example/support', email: 'help@fabrikam.example', phone: '+1 555 0100' },
  },
  {
    title: 'Own tenant of the partner',
    shows: 'Signed in directly, under a plan of the partner’s own whose contract id nobody told.',
    request: {
      customer: { tenantId: PARTNER, domain: 'partner.example', name: 'Partner' },
      product: { family: 'azure', name: 'App Service' },
      entitlement: { plan: 'maicpp' },
      serviceHealth: { checked: true },
    },
    issue: { ...TECHNICAL, severity: 'C' },
    told: {
      en: { title: 'Deployments fail', description: 'Every deployment ends with 409.' },
      hu: { title: 'Sikertelen telepítések', description: 'Minden telepítés 409-es hibával ér véget.' },
    },
  },
];
