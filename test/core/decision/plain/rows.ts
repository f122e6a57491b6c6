import type { PlainFacts } from './facts.ts';

/** The number of the row that decides: the domain's tables read from top to bottom, one sentence a line. */
export function plainRow(facts: PlainFacts): number {
  const { edition, family, gdap, partnerType, issueType } = facts;
  const in2026 = edition === '2026';
  const azureGroup = family === 'azure' || family === 'entra-id';
  const m365Group = family === 'microsoft-365' || family === 'dynamics-365' || family === 'enterprise-mobility';
  const technical = issueType === 'technical';
  const own = facts.tenant === 'own';
  const bound = partnerType === 'advisor' || partnerType === 'indirect-reseller';
  const live = gdap === 'active' || gdap === 'expiring';
  const knownDead = gdap === 'none' || gdap === 'inactive';

  if (facts.cloud === 'china') return 1;
  if (facts.cloud === 'mismatch') return 2;
  if (facts.filedBy === 'customer') return 3;
  if (!own && facts.contact === 'customer') return 4;
  if (family === 'marketplace') return 5;
  if (family === 'other') return 6;
  if (own && azureGroup && (facts.plan === 'csp' || facts.plan === 'none') && (!in2026 || technical)) return 7;
  if (own) return 8;
  if (facts.enrollment === 'none') return 9;
  if (facts.reseller === 'no' && partnerType !== 'advisor' && (!in2026 || azureGroup || !live)) return 10;
  if (azureGroup && !technical && bound) return 11;
  if (edition !== '2024' && azureGroup && technical && bound) return 12;
  if (azureGroup && !technical && facts.subscriptionProvider === 'no') return 13;
  if (in2026 && m365Group && !technical && partnerType === 'indirect-reseller' && facts.topic !== 'license-assignment')
    return 21;
  if (m365Group && knownDead) return 14;
  if (m365Group && facts.gdapRole === 'missing') return 15;
  if (azureGroup && facts.azureRole === 'missing') {
    const byEntra = in2026 && family === 'entra-id' && live && facts.gdapRole === 'permitted';
    if (!byEntra) return 16;
  }
  if (in2026 && azureGroup && knownDead && facts.azureRole === 'unknown') return 22;
  if (azureGroup && knownDead) return 17;
  if (azureGroup) return 18;
  if (family === 'dynamics-365') return 19;
  return 20;
}
