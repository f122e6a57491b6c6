import type { Decision, NotForProduct } from './decision.ts';
import { type Condition, type Context, type Features, featuresOf, holds } from './features.ts';
import { CHANNELS, type Channel, type Intent } from './intent.ts';
import { CHANNEL_OF, ROWS, type Row, type RowCode } from './rows.ts';
import { FEES, RESPONSES } from './terms.ts';
import { WARNINGS } from './warnings.ts';

/** Whether, where and under which terms an intent may be filed. */
export function decide(intent: Intent, context: Context): Decision {
  const { edition, policy } = context;
  const features = featuresOf(intent, context);
  const row = ROWS.find(({ when }) => holds(when, features));
  if (row === undefined) throw new Error(`Expected a row for every intent, found none for ${JSON.stringify(features)}`);

  const files = row.outcome === 'file';
  const channel = CHANNEL_OF[features.family];
  const applies = (rule: { rows: readonly number[]; when: Condition }) =>
    rule.rows.includes(row.row) && holds(rule.when, features);
  const response = RESPONSES.find(applies)?.gives ?? { basis: 'none' };

  return {
    outcome: row.outcome,
    channel: files ? channel : null,
    code: row.code,
    row: row.row,
    source: { edition, lines: row.lines },
    whoCanFile: [...(row.whoCanFile ?? [])],
    leastRole: leastRoleOf(row, context),
    warnings: WARNINGS.filter(applies)
      .map(({ code }) => ({ code }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    otherChannels: otherChannels(row, features),
    response: files ? response : null,
    fee: FEES.find(applies)?.gives ?? null,
    policy: { edition: policy.edition, version: policy.version, digest: policy.digest },
  };
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
function otherChannels({ outcome, code }: Row<RowCode>, { family }: Features): Decision['otherChannels'] {
  const own = CHANNEL_OF[family];
  return CHANNELS.filter((channel) => outcome === 'refuse' || channel !== own).map((channel) => ({
    channel,
    code: channel === own ? code : NOT_FOR_PRODUCT[channel],
  }));
}
