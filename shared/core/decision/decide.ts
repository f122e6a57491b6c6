import { CHANNEL_OF } from './channel-of.ts';
import type { Decision, NotForProduct, OtherDecision } from './decision.ts';
import { EDITIONS } from './edition.ts';
import { type Context, factsOf } from './facts.ts';
import { type Facts, FEATURE_NAMES } from './features.ts';
import { CHANNELS, type Channel, type Family, type Intent } from './intent.ts';
import { judge, rowUnder, type Terms, termsOf } from './judge.ts';
import type { Row, RowCode } from './rows.ts';

/** Whether, where and under which terms an intent may be filed, and which other editions decide otherwise. */
export function decide(intent: Intent, context: Context): Decision {
  const facts = factsOf(intent, context);
  const decided = decideFacts(facts, intent, context);
  return { ...decided, otherEditions: otherEditions(facts, decided, intent, context) };
}

/** The same by its own edition alone. */
export const decideAlone = (intent: Intent, context: Context): Alone =>
  decideFacts(factsOf(intent, context), intent, context);

type Alone = Omit<Decision, 'otherEditions'>;

function decideFacts(facts: Facts, intent: Intent, context: Context): Alone {
  const { row, warnings, fee, response } = judge(facts);
  const { edition, policy } = context;
  return {
    ...outcomeOf(row, intent, context),
    source: { edition, lines: row.lines },
    warnings,
    otherChannels: otherChannels(row, intent.product.family),
    response,
    fee,
    policy: { edition: policy.edition, version: policy.version, digest: policy.digest },
  };
}

const outcomeOf = (row: Row<RowCode>, { product }: Intent, context: Context) => ({
  outcome: row.outcome,
  channel: row.outcome === 'file' ? CHANNEL_OF[product.family] : null,
  code: row.code,
  row: row.row,
  whoCanFile: row.whoCanFile ?? [],
  leastRole: leastRoleOf(row, context),
});

/** The settings that bear on a decision are the same in every edition. */
function otherEditions(facts: Facts, decided: Alone, intent: Intent, context: Context): OtherDecision[] {
  const others: OtherDecision[] = [];
  for (const [position, edition] of EDITIONS.entries()) {
    if (edition === context.edition) continue;
    const row = rowUnder(position, facts);
    // What is filed for one product goes to one channel: with code and outcome it is the same, too.
    if (row.code !== decided.code) others.push({ edition, ...outcomeOf(row, intent, context) });
  }
  return others;
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
