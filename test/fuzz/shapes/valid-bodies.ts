import fc from 'fast-check';
import { azureMonitorAlertExample } from '../../../shared/contract/webhook-azure-monitor.ts';
import { partnerCenterEventExample } from '../../../shared/contract/webhook-partner-center.ts';
import { psaEventExample } from '../../../shared/contract/webhook-psa.ts';
import { EDITIONS } from '../../../shared/core/decision/edition.ts';
import { SEVERITIES } from '../../../shared/core/decision/intent.ts';
import { WEEKDAYS, type Window } from '../../../shared/core/sla/calendar.ts';
import { words, zone } from './valid-intents.ts';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** A line, now and then as long as it may be, or one longer. */
const upTo = (longest: number) =>
  fc.oneof(
    { weight: 8, arbitrary: words },
    { weight: 1, arbitrary: fc.constantFrom(longest, longest + 1).map((length) => 'x'.repeat(length)) },
  );

/** Resolved when it is sent (see request.ts): what callers report has just happened. */
const at = maybe(fc.constantFrom('@now', '@now', '@now', '@now+50000', '@now-60000', '@now+90000'));

const event = <Data extends Record<string, fc.Arbitrary<unknown>>>(type: string, data: Data) =>
  fc.record({ type: fc.constant(type), ...data, at, actor: maybe(upTo(100)) });

const some = <Members extends Record<string, fc.Arbitrary<unknown>>>(members: Members) =>
  maybe(fc.record(members, { requiredKeys: [] }));

export const validEvents: fc.Arbitrary<unknown> = fc.oneof(
  event('filed', { reference: upTo(100) }),
  event('filed', { reference: upTo(100) }),
  event('answered', {}),
  event('severity-changed', { severity: fc.constantFrom(...SEVERITIES) }),
  event('resolved', {}),
  event('reopened', {}),
  event('cancelled', {}),
  event('note', { text: upTo(10_000) }),
  event('claimed', { by: upTo(200), force: maybe(fc.boolean()) }),
  event('reference-corrected', { reference: upTo(100) }),
  event('details-corrected', {
    contact: some({ firstName: upTo(100), email: fc.constantFrom('new@partner.example', 'new@contoso.example') }),
    customer: some({ name: upTo(200), domains: fc.constantFrom([], ['contoso.example']) }),
    product: some({ name: upTo(200), offerId: upTo(200) }),
    issue: some({ title: upTo(250), description: upTo(20_000) }),
  }),
  event('released', {}),
  event('paused', { reason: upTo(500) }),
  event('resumed', {}),
);

const WINDOWS: Window[][] = [
  [['09:00', '17:00']],
  [['00:00', '24:00']],
  [['22:00', '06:00']],
  [['00:00', '00:00:01']],
  [
    ['02:00', '03:00'],
    ['03:00', '03:30'],
  ],
  [],
];
const windows = fc.constantFrom(...WINDOWS);
const date = fc
  .tuple(
    fc.constantFrom('0000', '1582', '1970', '2026', '2027', '2200', '9999'),
    fc.constantFrom('01-01', '03-29', '10-25', '12-31'),
  )
  .map((parts) => parts.join('-'));
const week = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, maybe(windows)])), { requiredKeys: [] });

const calendar = fc.record({
  timeZone: zone,
  weekly: week,
  holidays: maybe(fc.array(date, { maxLength: 5 })),
  overrides: maybe(fc.dictionary(date, windows, { maxKeys: 3 })),
  breaks: maybe(fc.dictionary(date, windows, { maxKeys: 3 })),
});

const EXTREMES = [
  '1970-01-01T00:00:00Z',
  '2026-03-29T01:30:00+01:00',
  '2026-11-23T15:00:00Z',
  '2199-12-31T23:59:59.999Z',
];
const instant = fc.oneof(
  fc.constantFrom(...EXTREMES),
  fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true }).map((moment) => moment.toISOString()),
);
const pauses = maybe(fc.array(fc.tuple(instant, instant), { maxLength: 3 }));
const seconds = fc.oneof(fc.constantFrom(0, 0.001, 7_200, 3e8), fc.double({ min: 0, max: 4e6, noNaN: true }));
const op = (...names: string[]) => fc.constantFrom(...names);

export const validCalculations: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ op: op('addBusinessTime', 'subtractBusinessTime'), calendar, start: instant, seconds, pauses }),
  fc.record({ op: op('businessSecondsBetween'), calendar, from: instant, to: instant, pauses }),
  fc.record({ op: op('isOpen', 'nextOpenOrSelf', 'nextOpen', 'nextClose'), calendar, at: instant }),
  fc.record({ op: op('openWindows'), calendar, from: instant, to: instant }),
  fc.record({
    op: op('resolveLocal'),
    local: fc
      .tuple(instant, fc.constantFrom('', '.5', '.123456789', '.1234567890'))
      .map(([text, part]) => text.slice(0, 19) + part),
    timeZone: zone,
  }),
);

const hours = fc.record(
  {
    timeZone: zone,
    weekly: week,
    holidays: fc.boolean(),
    overrides: fc.dictionary(date, windows, { maxKeys: 3 }),
  },
  { requiredKeys: ['weekly'] },
);
const minutes = fc.integer({ min: 1, max: 10_080 });

export const validPolicies: fc.Arbitrary<unknown> = fc.record(
  {
    version: words,
    filingMinutes: fc.record({ A: minutes, B: minutes, C: minutes }, { requiredKeys: [] }),
    calendars: fc.dictionary(fc.constantFrom('default', 'HUN', 'USA', 'DEU'), hours, { maxKeys: 2 }),
    links: fc.constantFrom({}, { commercial: { product: 'https://market.example/{offerId}' } }),
  },
  { requiredKeys: [] },
);

export const validReplays: fc.Arbitrary<unknown> = fc.record({
  edition: fc.constantFrom(...EDITIONS),
  from: fc.constantFrom('0000-01-01T00:00:00+14:00', '2020-01-01T00:00:00Z', '@now-60000'),
  to: fc.constantFrom('@now', '@now+50000', '2286-11-20T17:46:41Z', '9999-12-31T23:59:59Z'),
});

export const validWebhooks: Record<string, fc.Arbitrary<unknown>> = {
  psa: fc.record({
    ...constants(psaEventExample),
    type: words,
    data: fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
  }),
  'azure-monitor': fc.record({
    ...constants(azureMonitorAlertExample),
    data: fc.record({
      essentials: fc.record({ ...constants(azureMonitorAlertExample.data.essentials), alertId: words }),
      alertContext: fc.option(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue())),
    }),
  }),
  'partner-center': fc.record({ ...constants(partnerCenterEventExample), EventName: words }),
};

function constants(example: object): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(Object.entries(example).map(([name, member]) => [name, fc.constant(member)]));
}
