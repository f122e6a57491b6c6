import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parsePolicy, policyExample, policyJsonSchema } from '../../shared/contract/policy.ts';
import { DEFAULT_SETTINGS } from '../../shared/core/policy/policy.ts';
import { addBusinessTime } from '../../shared/core/sla/arithmetic.ts';
import { DAY } from '../../shared/core/sla/instant.ts';
import { AppError, type FieldError } from '../../shared/errors.ts';

const file = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function errorsOf(document: unknown): FieldError[] {
  try {
    parsePolicy(document);
  } catch (error) {
    if (error instanceof AppError) return error.members.errors ?? [];
    throw error;
  }
  return [];
}

/** The pointers of a document's faults. */
const faultsOf = (document: unknown) => errorsOf(document).map(({ pointer }) => pointer);

/** A Monday. */
const NOW = Date.UTC(2026, 10, 23);
const toDate = (at: number) => new Date(at).toISOString().slice(0, 10);

const HOURS = { mon: [['09:00', '17:00']] };
const links = (change: object) => ({ links: { commercial: change } });

describe('a policy document', () => {
  it('that says nothing leaves all as shipped', () => {
    expect(parsePolicy({})).toEqual({ edition: undefined, settings: DEFAULT_SETTINGS });
  });

  it('changes what it names and nothing else', () => {
    const { settings } = parsePolicy({
      filingMinutes: { A: 5 },
      permittedAzureRoles: ['support-request-contributor'],
      ...links({ powerPlatform: 'https://admin.example/{tenantId}' }),
      calendars: { DEU: { timeZone: 'Europe/Berlin', weekly: HOURS } },
    });
    expect(settings.filingMinutes).toEqual({ A: 5, B: 30, C: 60 });
    expect(settings.permittedAzureRoles).toEqual(['support-request-contributor']);
    expect(settings.links.commercial).toEqual({
      ...DEFAULT_SETTINGS.links.commercial,
      powerPlatform: 'https://admin.example/{tenantId}',
    });
    expect(settings.calendars).toEqual({
      default: DEFAULT_SETTINGS.calendars.default,
      countries: {
        ...DEFAULT_SETTINGS.calendars.countries,
        DEU: { timeZone: 'Europe/Berlin', weekly: HOURS, holidays: true, overrides: {} },
      },
    });
    expect(settings.permittedGdapRoles).toEqual(DEFAULT_SETTINGS.permittedGdapRoles);
  });

  it('may set the hours of all countries that it does not name', () => {
    const { calendars } = parsePolicy({ calendars: { default: { weekly: HOURS } } }).settings;
    expect(calendars.default.weekly).toEqual(HOURS);
    expect(calendars.countries).toEqual(DEFAULT_SETTINGS.calendars.countries);
  });

  it('opens for an hour a week at least, so that what is owed falls due within a lifetime', () => {
    const opening = (close: string) => ({
      calendars: {
        HUN: {
          weekly: {
            mon: [
              ['09:00', '09:30'],
              ['10:00', close],
            ],
          },
        },
      },
    });
    expect(faultsOf(opening('10:30'))).toEqual([]);
    expect(faultsOf(opening('10:29:59'))).toEqual(['/calendars/HUN/weekly']);
    expect(faultsOf({ calendars: { HUN: { weekly: { mon: [['23:30', '00:30']] } } } })).toEqual([]);
  });

  it('moves as many days as a leap year has, however sparse, and what is owed still falls due', () => {
    const mondays = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, week) => [toDate(NOW + week * 7 * DAY), []]));
    const closing = (count: number) => ({
      calendars: { HUN: { timeZone: 'UTC', weekly: { mon: [['09:00', '10:00']] }, overrides: mondays(count) } },
    });
    expect(faultsOf(closing(367))).toEqual(['/calendars/HUN/overrides']);
    const { weekly = {}, overrides = {} } = parsePolicy(closing(366)).settings.calendars.countries.HUN ?? {};
    const due = addBusinessTime({ timeZone: 'UTC', weekly, overrides }, NOW, 8 * 3_600);
    expect(toDate(due)).toBe(toDate(NOW + (366 + 7) * 7 * DAY));
  });

  it('is refused with a pointer to every fault', () => {
    const document = {
      colour: 'red',
      edition: '2023',
      filingMinutes: { A: 0, D: 5 },
      calendars: {
        Hungary: { weekly: HOURS },
        QQQ: { weekly: HOURS },
        HUN: { timeZone: 'Mars/Olympus', weekly: { mon: [['09:00', '17:00']] } },
        DEU: { weekly: { mon: [['25:00', '17:00']] }, overrides: { '2026-02-30': [] } },
        FRA: {
          weekly: {
            mon: [
              ['09:00', '13:00'],
              ['12:00', '17:00'],
            ],
          },
        },
        ITA: { weekly: {}, overrides: { '2026-12-24': [['09:00', '12:00']] } },
      },
    };
    expect(faultsOf(document).sort()).toEqual([
      '/calendars/DEU/overrides/2026-02-30',
      '/calendars/DEU/weekly/mon/0/0',
      '/calendars/FRA/weekly/mon/1',
      '/calendars/HUN/timeZone',
      '/calendars/Hungary',
      '/calendars/ITA/weekly',
      '/calendars/QQQ',
      '/colour',
      '/edition',
      '/filingMinutes/A',
      '/filingMinutes/D',
    ]);
  });

  it('is told what is wrong by a code', () => {
    const document = {
      calendars: {
        QQQ: {},
        ITA: { weekly: {} },
        HUN: { timeZone: 'Mars', weekly: { mon: [['9', '17:00']] }, overrides: { '2026-02-30': [] } },
      },
      ...links({ powerPlatform: 'https://admin.example/', product: 'https://shop.example/{name}' }),
    };
    expect(
      errorsOf(document)
        .map(({ code }) => code)
        .sort(),
    ).toEqual([
      'BAD_DATE',
      'BAD_TIME',
      'CALENDAR_NEVER_OPENS',
      'CUSTOMER_MISSING',
      'UNKNOWN_COUNTRY',
      'UNKNOWN_PLACEHOLDER',
      'UNKNOWN_ZONE',
    ]);
    expect(errorsOf({ leastAzureRole: 'reader' })).toMatchObject([{ code: 'ROLE_NOT_PERMITTED' }]);
  });

  it('is told of shipped hours that its overrides overlap', () => {
    const overrides = { '2026-06-01': [['20:00', '10:00']] };
    expect(errorsOf({ calendars: { HUN: { overrides } } })).toMatchObject([
      { code: 'WINDOWS_OVERLAP', pointer: '/calendars/HUN/weekly/tue/0' },
    ]);
  });

  it('knows the roles by their names', () => {
    const { settings } = parsePolicy({
      permittedGdapRoles: ['Global Administrator', 'Our Wizard'],
      leastGdapRole: 'our-wizard',
      permittedAzureRoles: ['8e3af657-a8ff-443c-a75c-2fe8c4bcb635'],
      leastAzureRole: 'Owner',
    });
    expect(settings).toMatchObject({
      permittedGdapRoles: ['global-administrator', 'our-wizard'],
      leastGdapRole: 'our-wizard',
      permittedAzureRoles: ['owner'],
      leastAzureRole: 'owner',
    });
  });

  it('names a least role that is permitted', () => {
    expect(faultsOf({ permittedAzureRoles: ['owner'], permittedGdapRoles: ['x'], leastGdapRole: 'x' })).toEqual([
      '/leastAzureRole',
    ]);
    expect(errorsOf({ permittedGdapRoles: ['x'] })).toMatchObject([
      { code: 'ROLE_NOT_PERMITTED', pointer: '/leastGdapRole' },
    ]);
  });

  it.each([
    ['without https', { start: 'http://portal.example/{tenantId}' }, '/links/commercial/start'],
    ['that leaves the customer out', { powerPlatform: 'https://portal.example/' }, '/links/commercial/powerPlatform'],
    ['with a placeholder unknown there', { product: 'https://shop.example/{tenantId}' }, '/links/commercial/product'],
    ['with a placeholder as host', { start: 'https://{tenantId}/' }, '/links/commercial/start'],
    ['with a user', { product: 'https://a@shop.example/{offerId}' }, '/links/commercial/product'],
    ['with a host in other letters', { product: 'https://shоp.example/{offerId}' }, '/links/commercial/product'],
    ['with quotes', { product: 'https://shop.example/"{offerId}' }, '/links/commercial/product'],
    ['with a backslash', { product: 'https://shop.example\\{offerId}' }, '/links/commercial/product'],
    ['with a dot segment', { product: 'https://shop.example/../{offerId}' }, '/links/commercial/product'],
    ['with a dot segment once filled', { product: 'https://shop.example/.{offerId}' }, '/links/commercial/product'],
  ])('holds no link %s', (_, change, pointer) => {
    expect(faultsOf(links(change))).toEqual([pointer]);
  });
});

describe('the published schema', () => {
  it('is the one that the product checks by', () => {
    expect(file('docs/policy.schema.json')).toEqual(policyJsonSchema());
  });

  it('comes with a sample and an example that are in order', () => {
    expect([faultsOf(file('policy.sample.json')), faultsOf(policyExample)]).toEqual([[], []]);
  });
});
