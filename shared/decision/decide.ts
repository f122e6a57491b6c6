import { compileAll, compileFirst, findAll, findFirst } from './compile.ts';
import type { Decision, NotForProduct } from './decision.ts';
import { type Context, factsOf } from './facts.ts';
import { type Facts, FEATURE_NAMES } from './features.ts';
import { CHANNELS, type Channel, type Family, type Intent } from './intent.ts';
import { CHANNEL_OF, ROWS, type Row, type RowCode } from './rows.ts';
import { FEES, RESPONSES, type ResponseTerms } from './terms.ts';
import { WARNINGS } from './warnings.ts';

const conditionsOf = (rules: readonly { when: Row['when'] }[]) => rules.map(({ when }) => when);

const rowLookup = compileFirst(conditionsOf(ROWS));
const feeLookup = compileFirst(conditionsOf(FEES));
const responseLookup = compileFirst(conditionsOf(RESPONSES));
const warningMasks = compileAll(conditionsOf(WARNINGS));
const ROW_FACT = FEATURE_NAMES.indexOf('row');
const NOTHING_OWED: ResponseTerms = { basis: 'none' };

/** Whether, where and under which terms an intent may be filed. */
export function decide(intent: Intent, context: Context): Decision {
  const { edition, policy } = context;
  const facts = factsOf(intent, context);
  const row = rowFor(facts);
  facts[ROW_FACT] = row.row;

  const files = row.outcome === 'file';
  const channel = CHANNEL_OF[intent.product.family];
  return {
    outcome: row.outcome,
    channel: files ? channel : null,
    code: row.code,
    row: row.row,
    source: { edition, lines: row.lines },
    whoCanFile: row.whoCanFile ?? [],
    leastRole: leastRoleOf(row, context),
    warnings: warningsFor(facts),
    otherChannels: otherChannels(row, intent.product.family),
    response: files ? (RESPONSES[findFirst(responseLookup, facts)]?.gives ?? NOTHING_OWED) : null,
    fee: FEES[findFirst(feeLookup, facts)]?.gives ?? null,
    policy: { edition: policy.edition, version: policy.version, digest: policy.digest },
  };
}

function rowFor(facts: Facts): Row<RowCode> {
  const row = ROWS[findFirst(rowLookup, facts)];
  if (row === undefined) throw new Error(`Expected a row for every intent, found none for facts ${facts}`);
  return row;
}

function warningsFor(facts: Facts): Decision['warnings'] {
  const warnings: Decision['warnings'][number][] = [];
  for (let open = findAll(warningMasks, facts); open !== 0; open &= open - 1) {
    const warning = WARNINGS[31 - Math.clz32(open & -open)];
    if (warning !== undefined) warnings.push({ code: warning.code });
  }
  return warnings;
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
