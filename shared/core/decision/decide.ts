import type { Decision, NotForProduct } from './decision.ts';
import { type Context, factsOf } from './facts.ts';
import { FEATURE_NAMES } from './features.ts';
import { CHANNELS, type Channel, type Family, type Intent } from './intent.ts';
import { judge, type Terms, termsOf } from './judge.ts';
import { CHANNEL_OF, type Row, type RowCode } from './rows.ts';

/** Whether, where and under which terms an intent may be filed. */
export function decide(intent: Intent, context: Context): Decision {
  const { row, warnings, fee, response } = judge(factsOf(intent, context));
  const { edition, policy } = context;
  const { family } = intent.product;
  return {
    outcome: row.outcome,
    channel: row.outcome === 'file' ? CHANNEL_OF[family] : null,
    code: row.code,
    row: row.row,
    source: { edition, lines: row.lines },
    whoCanFile: row.whoCanFile ?? [],
    leastRole: leastRoleOf(row, context),
    warnings,
    otherChannels: otherChannels(row, family),
    response,
    fee,
    policy: { edition: policy.edition, version: policy.version, digest: policy.digest },
  };
}

/** What goes with a filing that was decided by a row, once the intent has changed in what no row looks at. */
export function decideTerms(intent: Intent, row: number, context: Context): Terms {
  return termsOf(factsOf(intent, context).with(FEATURE_NAMES.indexOf('row'), row));
}

function leastRoleOf({ leastRole }: Row, { policy }: Context): string | null {
  if (leastRole === undefined) return null;
  return leastRole === 'gdap' ? policy.leastGdapRole : policy.leastAzureRole;
}

const NOT_FOR_PRODUCT: Readonly<Record<Channel, NotForProduct>> = {
  'azure-portal': 'NOT_AN_AZURE_PRODUCT',
  'm365-admin-center': 'NOT_A_MICROSOFT_365_PRODUCT',
  'isv-contact': 'NOT_A_MARKETPLACE_PRODUCT',
};

/** On a refusal the product's own channel is closed for the row's reason. */
function otherChannels({ outcome, code }: Row<RowCode>, family: Family): Decision['otherChannels'] {
  const own = CHANNEL_OF[family];
  return CHANNELS.filter((channel) => outcome === 'refuse' || channel !== own).map((channel) => ({
    channel,
    code: channel === own ? code : NOT_FOR_PRODUCT[channel],
  }));
}
