import fc from 'fast-check';
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { intentExample } from '../../../shared/contract/intent.ts';
import {
  CLOUDS,
  ENROLLMENTS,
  FAMILIES,
  FILERS,
  ISSUE_TYPES,
  PARTNER_TYPES,
  PLANS,
  SEVERITIES,
  TOPICS,
} from '../../../shared/core/decision/intent.ts';
import { GDAP_STATUSES } from '../../../shared/core/decision/relationship.ts';

const ZONES = [
  'UTC',
  'Europe/Budapest',
  'America/St_Johns',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Australia/Lord_Howe',
];

/** The clock changes of a zone take the app up to a second, once: most are of a few. */
export const zone = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...ZONES) },
  { weight: 1, arbitrary: fc.constantFrom(...Intl.supportedValuesOf('timeZone')) },
);

/** The usual in most cases, so that most intents may be filed; else one of the others. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(usual, ...others) });

/** Null is as absent. */
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: value }, { weight: 2, arbitrary: fc.constantFrom(undefined, null) });

/** A line as people write it in any script, now and then with what a program may stumble over. */
export const words = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => `x${text.replace(/[\p{Cc}\u2028\u2029\u202d\u202e]/gu, ' ')}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x\u200by', '\u202ax\u202c', '\u{e0041}x', '__proto__', '{a}$&', '%', '../x', '"!#?/\\'),
  },
);

const LANGUAGES = ['en', 'eng', 'hu', 'de-CH-1996', 'zh-Hant-TW', 'sl-rozaj-biske', 'en-u-hc-h12'];
const DOMAINS = ['Contoso.example.', 'árvíztűrő.example', 'xn--bcher-kva.example', `${'a'.repeat(63)}.example`];
const PAST = ['2026-11-22T08:30:00Z', '2010-01-01t00:00:00z', '2026-01-01T00:00:00.1234567891+14:00'];
const ANY_TIME = [...PAST, '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999+12:00'];

const ROLES = ['Owner', 'f023fd81-a637-4b56-95fd-791ac0226033', 'Service Support Administrator', 'contributor'];
const role = fc.oneof(fc.constantFrom(...ROLES), words);
const roles = fc.array(role, { maxLength: 4 });
const actions = fc.array(fc.oneof(fc.constantFrom('*', '*/read', 'Microsoft.Support/*'), words), { maxLength: 3 });
const grants = fc.array(fc.oneof(role, fc.record({ role, actions: maybe(actions) })), { maxLength: 4 });

/** The public holidays of a country take the app up to a tenth of a second, once. */
const country = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('HUN', 'us', 'ATA') },
  { weight: 1, arbitrary: fc.constantFrom(...codes.map(([, alpha3]) => alpha3)) },
);

const LONG = ['\r\n\u2028', 'no production impact ', 'not in the test system ', 'test. ', '\u{1f9e8}'];
const description = fc.oneof(
  { weight: 6, arbitrary: words },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...LONG).map((text) => `x${text.repeat(9_000)}`.slice(0, 9_001)),
  },
);

/** Intents that the schema takes; most of them may be filed. `partners` are tenants, the first one the usual. */
export function validIntents([usual = '', ...others]: readonly string[]): fc.Arbitrary<unknown> {
  const { partner, customer, product, issue, contact } = intentExample;
  return fc.record({
    reference: maybe(words),
    filedBy: maybe(mostly(...FILERS)),
    partner: fc.record({
      tenantId: mostly(usual, ...others),
      type: mostly(partner.type, ...PARTNER_TYPES),
      enrollment: maybe(mostly(...ENROLLMENTS)),
      cloud: maybe(mostly(...CLOUDS)),
      ownTenantIds: maybe(mostly<string[]>([], [customer.tenantId], Array(50).fill(usual))),
    }),
    customer: fc.record({
      tenantId: mostly(customer.tenantId, customer.tenantId.toUpperCase().replace(/2/g, 'A'), usual),
      cloud: maybe(mostly(...CLOUDS)),
      name: maybe(words),
      domain: maybe(fc.constantFrom(...DOMAINS)),
    }),
    relationship: maybe(
      fc.record({
        reseller: maybe(mostly(true, false)),
        subscriptionProvider: maybe(mostly(true, false)),
        gdap: maybe(
          fc.record({
            status: mostly(...GDAP_STATUSES),
            roles: maybe(roles),
            endsAt: maybe(fc.constantFrom(...ANY_TIME)),
            autoExtend: maybe(fc.boolean()),
          }),
        ),
        azureRbac: maybe(grants),
      }),
    ),
    product: fc.record({
      family: fc.constantFrom('azure', 'azure', 'azure', 'marketplace', ...FAMILIES),
      name: maybe(words),
      subscriptionId: maybe(fc.constant(product.subscriptionId)),
      offerId: maybe(words),
    }),
    issue: fc.record({
      type: mostly(issue.type, ...ISSUE_TYPES),
      topic: maybe(fc.constantFrom(...TOPICS)),
      breakFix: maybe(fc.boolean()),
      severity: fc.constantFrom(...SEVERITIES, 'moderate', 'Sev C'),
      language: maybe(mostly('en', ...LANGUAGES)),
      title: words,
      description: maybe(description),
      startedAt: maybe(fc.constantFrom(...PAST)),
    }),
    entitlement: maybe(fc.record({ plan: mostly(...PLANS) })),
    serviceHealth: maybe(fc.record({ checked: maybe(fc.boolean()), incidentId: maybe(words) })),
    contact: fc
      .record({
        firstName: words,
        lastName: words,
        email: mostly(contact.email, 'ő@sub.Partner.example.'),
        phone: maybe(fc.constantFrom(contact.phone, 'tel:+36-1-234-5678;ext=9')),
        country: maybe(country),
        timeZone: maybe(zone),
        preferredMethod: maybe(fc.constantFrom('email', 'phone')),
      })
      // Whoever wants to be called has a phone.
      .map((given) => (given.phone == null ? { ...given, preferredMethod: 'email' } : given)),
  });
}
