import { CHANNEL_OF } from '../decision/channel-of.ts';
import type { Decision } from '../decision/decision.ts';
import type { Intent } from '../decision/intent.ts';
import type { RowCode, WhoCanFile } from '../decision/rows.ts';
import { linksOf } from './hand-off.ts';
import { fillLink, type Links } from './links.ts';
import { type Step, step } from './steps.ts';

/** What whoever files instead must hold. */
export type Need = 'PROVIDER_GDAP' | 'PROVIDER_RBAC';

/** Where a refused request can go instead, free of any language. */
export interface Referral {
  /** Who can file it; empty where the way leads back to the partner itself. */
  to: readonly WhoCanFile[];
  needs: readonly Need[];
  steps: Step[];
}

/** Without a live GDAP nothing is opened, by the partner nor by anybody for it. */
const LACK_GDAP: readonly RowCode[] = ['GDAP_INACTIVE', 'AZURE_NEEDS_GDAP'];

/** Null when the decision is to file, and where nobody else can file and nothing mends the refusal. */
export function referral(intent: Intent, decision: Decision, policy: { links: Links }): Referral | null {
  const { code, whoCanFile } = decision;
  if (LACK_GDAP.includes(code)) return { to: [], needs: [], steps: renewal(intent, decision, policy) };
  const to = whoCanFile.filter((who) => who !== 'partner');
  if (to.length === 0) return null;
  const azure = CHANNEL_OF[intent.product.family] === 'azure-portal';
  // Neither relations nor roles are inherited from the partner.
  return {
    to,
    needs: azure ? ['PROVIDER_GDAP', 'PROVIDER_RBAC'] : ['PROVIDER_GDAP'],
    steps: [step('step.refer'), step('step.referred')],
  };
}

function renewal(intent: Intent, { code }: Decision, policy: { links: Links }): Step[] {
  const start = fillLink(linksOf(intent, policy).start, { tenantId: intent.customer.tenantId });
  return [
    step('step.renewGdap', { start }),
    ...(code === 'AZURE_NEEDS_GDAP' ? [step('step.grantDirectly')] : []),
    step('step.accessRefused'),
    step('step.customerCalls'),
  ];
}
