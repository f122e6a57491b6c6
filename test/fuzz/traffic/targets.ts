import fc from 'fast-check';
import { OPERATIONS, type Operation, type OperationName } from '../../../shared/contract/operations.ts';
import { EDITIONS } from '../../../shared/core/decision/edition.ts';
import { CHANNELS, FAMILIES, PARTNER_TYPES, SEVERITIES } from '../../../shared/core/decision/intent.ts';
import { STATUSES } from '../../../shared/core/ticket/ticket.ts';
import { OTHER, PARTNER } from '../../support/fixtures.ts';
import { validCalculations, validEvents, validPolicies, validReplays, validWebhooks } from '../shapes/valid-bodies.ts';
import { validIntents } from '../shapes/valid-intents.ts';

/** The partner that calls most, another one, and a reseller of the first. */
export const TENANTS = [PARTNER, OTHER, '66666666-6666-4666-8666-666666666666'] as const;

/** What a route is asked with. */
export interface Target {
  route: OperationName;
  /** How often, compared with the others. */
  weight: number;
  /** Bodies that its schema takes; null for a route without a body. */
  body: fc.Arbitrary<unknown> | null;
  query: fc.Arbitrary<string>;
  /** In the place of the path's parameter; a known ticket where there is none. */
  segment?: string;
}

const intents = validIntents(TENANTS);
/** As many faults as a list can hold. */
const CROWD = Object.fromEntries(Array.from({ length: 310 }, (_, index) => [`a${index}`, 0]));
const item = fc.oneof({ weight: 9, arbitrary: intents }, { weight: 1, arbitrary: fc.jsonValue() });
const list = fc.oneof(
  { weight: 40, arbitrary: fc.array(item, { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constant(Array(100).fill(CROWD)) },
);
const lists = fc.record({ intents: list });

const queryOf = (parameters: Record<string, readonly string[]>): fc.Arbitrary<string> =>
  fc
    .record(
      Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, fc.constantFrom(...values)])),
      { requiredKeys: [] },
    )
    .map((chosen) => new URLSearchParams(chosen as Record<string, string>).toString());

const explain = queryOf({ explain: ['full'] });
const pages = queryOf({ maxpagesize: ['1', '3', '20'] });
const filters = queryOf({
  maxpagesize: ['1', '2', '20'],
  status: [...STATUSES, 'accepted,ready', 'resolved,cancelled'],
  channel: CHANNELS,
  severity: SEVERITIES,
  breached: ['true', 'false'],
  product: FAMILIES,
  customer: ['22222222-2222-4222-8222-222222222222'],
  partner: TENANTS,
  reference: ['PSA-4711', '#é/?'],
  channelReference: ['2611230040001234'],
  claimedBy: ['anna'],
  open: ['true', 'false'],
  dueBefore: ['2026-11-23T09:00:00Z', '2199-01-01T00:00:00+02:00'],
  orderBy: ['due'],
});
const none = fc.constant('');

type Asked = Omit<Target, 'route' | 'segment'>;

/** How calls are asked, where their examples don't do. Lists cost a table service in memory most, so they are few. */
const ASKED: Partial<Record<OperationName, Asked>> = {
  submitTicket: { weight: 16, body: intents, query: explain },
  submitBatch: { weight: 3, body: lists, query: explain },
  recordEvent: { weight: 30, body: validEvents, query: explain },
  getTicket: { weight: 10, body: null, query: explain },
  listTickets: { weight: 2, body: null, query: fc.oneof(pages, filters) },
  decide: { weight: 16, body: fc.oneof(intents, lists), query: queryOf({ explain: ['full'], edition: EDITIONS }) },
  listOptions: {
    weight: 2,
    body: null,
    query: queryOf({ severity: SEVERITIES, partnerType: PARTNER_TYPES, edition: EDITIONS, country: ['HUN', 'US'] }).map(
      (query) => `family=azure&type=technical&${query}`,
    ),
  },
  calculateSla: { weight: 20, body: validCalculations, query: none },
  replayDecisions: { weight: 4, body: validReplays, query: pages },
  previewPolicy: { weight: 3, body: validPolicies, query: pages },
};

const usual = ({ example }: Operation): Asked => ({
  weight: 1,
  body: example === undefined ? null : fc.constant(example),
  query: none,
});

export const TARGETS: readonly Target[] = [
  ...Object.entries<Operation>(OPERATIONS)
    .filter(([, { roles }]) => roles !== 'signed')
    .map(([name, row]): Target => {
      const route = name as OperationName;
      return { route, ...(ASKED[route] ?? usual(row)) };
    }),
  ...Object.entries(validWebhooks).map(
    ([segment, body]): Target => ({ route: 'receiveWebhook', weight: 4, body, query: none, segment }),
  ),
];
