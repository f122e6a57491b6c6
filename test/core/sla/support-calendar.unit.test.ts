import { describe, expect, it } from '@jest/globals';
import { calendarSchema } from '../../../shared/contract/calendar.ts';
import { isOpen } from '../../../shared/core/sla/arithmetic.ts';
import type { Window } from '../../../shared/core/sla/calendar.ts';
import { supportCalendar as supportCalendarOf } from '../../../shared/core/sla/support-calendar.ts';
import { SUPPORT_CALENDARS } from '../../../shared/core/sla/support-hours.ts';
import { at } from './calendars.ts';

const NOW = at('2026-11-23T12:00:00Z');

const supportCalendar = (contact: { country?: string; timeZone?: string }, from = NOW) =>
  supportCalendarOf(contact, from, SUPPORT_CALENDARS);

const monday = async (contact: { country?: string; timeZone?: string }) => {
  const { calendar, assumed } = await supportCalendar(contact, NOW);
  return [calendar.timeZone, ...(calendar.weekly.mon ?? []).flat(), assumed];
};

const closedOn = async (country: string, dates: string[], timeZone = 'UTC'): Promise<string[]> => {
  const { calendar } = await supportCalendar({ country, timeZone }, NOW);
  return dates.filter((date) => calendar.holidays?.includes(date));
};

describe('support answers Monday to Friday', () => {
  it.each([
    [
      'in the contact zone',
      { country: 'HUN', timeZone: 'Europe/Budapest' },
      ['Europe/Budapest', '09:00', '17:00', false],
    ],
    [
      'in a zone that is not the country’s',
      { country: 'HUN', timeZone: 'Asia/Tokyo' },
      ['Asia/Tokyo', '09:00', '17:00', false],
    ],
    [
      'in Pacific time for the United States',
      { country: 'USA', timeZone: 'America/New_York' },
      ['America/Los_Angeles', '06:00', '18:00', false],
    ],
    ['in Pacific time for Canada', { country: 'CAN' }, ['America/Los_Angeles', '06:00', '18:00', false]],
    ['in Tokyo for Japan', { country: 'JPN', timeZone: 'Europe/Berlin' }, ['Asia/Tokyo', '09:00', '17:30', false]],
    ['in UTC, assumed, for a contact of whom nothing is known', {}, ['UTC', '09:00', '17:00', true]],
    ['in the zone, assumed, without a country', { timeZone: 'Asia/Kolkata' }, ['Asia/Kolkata', '09:00', '17:00', true]],
    [
      'in the country’s first zone, assumed, without a zone',
      { country: 'HUN' },
      ['Europe/Budapest', '09:00', '17:00', true],
    ],
    ['in UTC, assumed, for a country that is not in the table', { country: 'ATA' }, ['UTC', '09:00', '17:00', true]],
    [
      'in the zone, assumed, for a country code that does not exist',
      { country: 'QQQ', timeZone: 'Europe/Paris' },
      ['Europe/Paris', '09:00', '17:00', true],
    ],
  ])('%s', async (_where, contact, expected) => {
    expect(await monday(contact)).toEqual(expected);
  });

  it('and not on Saturday or Sunday', async () => {
    const { calendar } = await supportCalendar({ country: 'HUN', timeZone: 'Europe/Budapest' }, NOW);
    expect(Object.keys(calendar.weekly)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
  });
});

describe('support is closed on public holidays', () => {
  it('of three years', async () => {
    const dates = ['2025-08-20', '2026-08-20', '2027-08-20', '2028-08-20', '2029-08-20'];
    expect(await closedOn('HUN', dates)).toEqual(['2026-08-20', '2027-08-20', '2028-08-20']);
  });

  it('that begin with the local year', async () => {
    const { calendar } = await supportCalendar(
      { country: 'NZL', timeZone: 'Pacific/Auckland' },
      at('2026-12-31T12:00:00Z'),
    );
    expect(calendar.holidays?.at(0)).toBe('2027-01-01');
  });

  it('with the days that stand in for them', async () => {
    expect(await closedOn('GBR', ['2027-12-27', '2027-12-28', '2027-12-29'])).toEqual(['2027-12-27', '2027-12-28']);
  });

  it('on each date of one that lasts several days', async () => {
    const dates = ['2026-09-23', '2026-09-24', '2026-09-25', '2026-09-26', '2026-09-27'];
    expect(await closedOn('KOR', dates)).toEqual(['2026-09-24', '2026-09-25', '2026-09-26']);
  });

  it.each([
    ['90', ['2027-03-08', '2027-03-09', '2027-03-10', '2027-03-11', '2027-03-12']],
    ['114', ['2027-05-15', '2027-05-16', '2027-05-17', '2027-05-18', '2027-05-19', '2027-05-20']],
  ])('on the dates of a feast that the data gives %s hours, and on none before or after', async (_, dates) => {
    expect(await closedOn('TUR', dates)).toEqual(dates.slice(1, -1));
  });

  it('on one date where the clocks change on it', async () => {
    expect(await closedOn('HUN', ['2027-03-28', '2027-03-29', '2027-03-30'])).toEqual(['2027-03-28', '2027-03-29']);
    expect(await closedOn('SPM', ['2026-11-01', '2026-11-02'])).toEqual(['2026-11-01']);
  });

  it('from noon on half holidays', async () => {
    const { calendar } = await supportCalendar({ country: 'ISL', timeZone: 'Atlantic/Reykjavik' }, NOW);
    expect(calendar.breaks?.['2026-12-24']).toEqual([['13:00', '24:00']]);
    expect(calendar.holidays).not.toContain('2026-12-24');
  });

  it('but not on observances', async () => {
    expect(await closedOn('GBR', ['2027-03-07', '2027-06-20'])).toEqual([]);
  });

  it.each(['HUN', 'USA', 'JPN', 'ISL', 'TUR', 'KOR', 'BRA'])('in a calendar without faults: %s', async (country) => {
    const { calendar } = await supportCalendar({ country }, NOW);
    expect(calendarSchema.parse(calendar)).toEqual(calendar);
  });
});

describe('a calendar of the policy', () => {
  const closed = { ...SUPPORT_CALENDARS.default, holidays: false };

  it('works on the days that a decree moved, and rests on those it freed', async () => {
    const { calendar } = await supportCalendar({ country: 'HUN' }, NOW);
    expect(isOpen(calendar, at('2026-12-12T10:00:00Z'))).toBe(true);
    expect(isOpen(calendar, at('2026-12-24T10:00:00Z'))).toBe(false);
    expect(isOpen(calendar, at('2026-12-19T10:00:00Z'))).toBe(false);
  });

  it('beats a public holiday by its own windows', async () => {
    const overrides: Record<string, Window[]> = { '2026-12-25': [['10:00', '12:00']] };
    const countries = { AUT: { ...SUPPORT_CALENDARS.default, overrides } };
    const { calendar } = await supportCalendarOf({ country: 'AUT' }, NOW, { ...SUPPORT_CALENDARS, countries });
    expect(isOpen(calendar, at('2026-12-25T10:00:00Z'))).toBe(true);
  });

  it('may ignore public holidays, and then assumes nothing about them', async () => {
    const contact = { country: 'ATA', timeZone: 'UTC' };
    const { calendar, assumed } = await supportCalendarOf(contact, NOW, { default: closed, countries: {} });
    expect([calendar.holidays, calendar.breaks, assumed]).toEqual([[], {}, false]);
    const { calendar: austrian } = await supportCalendarOf({ country: 'AUT' }, NOW, { default: closed, countries: {} });
    expect([austrian.holidays, austrian.timeZone]).toEqual([[], 'Europe/Vienna']);
  });
});
