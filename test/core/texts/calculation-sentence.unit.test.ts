import { describe, expect, it } from '@jest/globals';
import { type CalculateRequest, calculate } from '../../../shared/core/sla/calculate.ts';
import { ALWAYS_OPEN } from '../../../shared/core/sla/calendar.ts';
import { calculationSentence } from '../../../shared/core/texts/calculation-sentence.ts';
import { en } from '../../../shared/core/texts/en.ts';
import { hu } from '../../../shared/core/texts/hu.ts';
import { at, officeWeek } from '../sla/calendars.ts';

const inBerlin = { ...ALWAYS_OPEN, timeZone: 'Europe/Berlin' };
const onFriday = { op: 'addBusinessTime', start: at('2026-11-27T15:00+01:00'), seconds: 14_400 } as const;
const local = (text: string): CalculateRequest => ({ op: 'resolveLocal', local: text, timeZone: 'Europe/Berlin' });

describe('the sentence of a calculation', () => {
  it.each<[string, CalculateRequest, string, string]>([
    [
      'over elapsed time',
      { op: 'addBusinessTime', calendar: inBerlin, start: at('2026-11-23T10:00+01:00'), seconds: 9000 },
      'Counting 2 hours 30 minutes of open time from Monday, November 23, 2026 at 10:00 leads to Monday, November 23, 2026 at 12:30 (Europe/Berlin).',
      'A kezdettől (2026. november 23., hétfő 10:00) számított 2 óra 30 perc nyitvatartási idő vége: 2026. november 23., hétfő 12:30 (Europe/Berlin).',
    ],
    [
      'over a weekend',
      { ...onFriday, calendar: officeWeek() },
      'Counting 4 hours of open time from Friday, November 27, 2026 at 15:00 leads to Monday, November 30, 2026 at 11:00 (Europe/Berlin), in 2 windows; closed on 2 weekly days off.',
      'A kezdettől (2026. november 27., péntek 15:00) számított 4 óra nyitvatartási idő vége: 2026. november 30., hétfő 11:00 (Europe/Berlin), 2 nyitvatartási szakaszban; zárva: 2 heti pihenőnap.',
    ],
    [
      'over a holiday and an exception',
      { ...onFriday, calendar: officeWeek({ holidays: ['2026-11-30'], overrides: { '2026-12-01': [] } }) },
      'Counting 4 hours of open time from Friday, November 27, 2026 at 15:00 leads to Wednesday, December 2, 2026 at 11:00 (Europe/Berlin), in 2 windows; closed on 1 holiday (Nov 30, 2026), 1 day by exception (Dec 1, 2026), and 2 weekly days off.',
      'A kezdettől (2026. november 27., péntek 15:00) számított 4 óra nyitvatartási idő vége: 2026. december 2., szerda 11:00 (Europe/Berlin), 2 nyitvatartási szakaszban; zárva: 1 ünnepnap (2026. nov. 30.), 1 kivételes nap (2026. dec. 1.) és 2 heti pihenőnap.',
    ],
    [
      'over many holidays and exceptions, of which it names three',
      {
        ...onFriday,
        calendar: officeWeek({
          holidays: ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'],
          overrides: { '2026-12-07': [], '2026-12-08': [] },
        }),
      },
      'Counting 4 hours of open time from Friday, November 27, 2026 at 15:00 leads to Wednesday, December 9, 2026 at 11:00 (Europe/Berlin), in 2 windows; closed on 5 holidays (Nov 30, 2026, Dec 1, 2026, Dec 2, 2026, and 2 more), 2 days by exception (Dec 7, 2026 and Dec 8, 2026), and 4 weekly days off.',
      'A kezdettől (2026. november 27., péntek 15:00) számított 4 óra nyitvatartási idő vége: 2026. december 9., szerda 11:00 (Europe/Berlin), 2 nyitvatartási szakaszban; zárva: 5 ünnepnap (2026. nov. 30., 2026. dec. 1., 2026. dec. 2. és további 2), 2 kivételes nap (2026. dec. 7. és 2026. dec. 8.) és 4 heti pihenőnap.',
    ],
    [
      'with a pause',
      {
        ...onFriday,
        calendar: officeWeek(),
        pauses: [[at('2026-11-27T16:30+01:00'), at('2026-11-28T12:00+01:00')]],
      },
      'Counting 4 hours of open time from Friday, November 27, 2026 at 15:00 leads to Monday, November 30, 2026 at 11:30 (Europe/Berlin), in 2 windows; closed on 2 weekly days off; 1 pause (Nov 27, 2026, 16:30 – Nov 28, 2026, 12:00) stopped the clock for 30 minutes.',
      'A kezdettől (2026. november 27., péntek 15:00) számított 4 óra nyitvatartási idő vége: 2026. november 30., hétfő 11:30 (Europe/Berlin), 2 nyitvatartási szakaszban; zárva: 2 heti pihenőnap; 1 szünet (2026. nov. 27. 16:30 – 2026. nov. 28. 12:00) miatt ennyit állt az óra: 30 perc.',
    ],
    [
      'with pauses of which none took open time',
      {
        ...onFriday,
        calendar: officeWeek(),
        pauses: [[at('2026-11-28T16:30+01:00'), at('2026-11-28T18:00+01:00')]],
      },
      'Counting 4 hours of open time from Friday, November 27, 2026 at 15:00 leads to Monday, November 30, 2026 at 11:00 (Europe/Berlin), in 2 windows; closed on 2 weekly days off.',
      'A kezdettől (2026. november 27., péntek 15:00) számított 4 óra nyitvatartási idő vége: 2026. november 30., hétfő 11:00 (Europe/Berlin), 2 nyitvatartási szakaszban; zárva: 2 heti pihenőnap.',
    ],
    [
      'with two pauses',
      {
        ...onFriday,
        calendar: inBerlin,
        pauses: [
          [at('2026-11-27T15:30+01:00'), at('2026-11-27T16:00+01:00')],
          [at('2026-11-27T17:00+01:00'), at('2026-11-27T17:00:30+01:00')],
        ],
      },
      'Counting 4 hours of open time from Friday, November 27, 2026 at 15:00 leads to Friday, November 27, 2026 at 19:30:30 (Europe/Berlin), in 3 windows; 2 pauses (Nov 27, 2026, 15:30 – Nov 27, 2026, 16:00 and Nov 27, 2026, 17:00 – Nov 27, 2026, 17:00) stopped the clock for 30 minutes 30 seconds.',
      'A kezdettől (2026. november 27., péntek 15:00) számított 4 óra nyitvatartási idő vége: 2026. november 27., péntek 19:30:30 (Europe/Berlin), 3 nyitvatartási szakaszban; 2 szünet (2026. nov. 27. 15:30 – 2026. nov. 27. 16:00 és 2026. nov. 27. 17:00 – 2026. nov. 27. 17:00) miatt ennyit állt az óra: 30 perc 30 másodperc.',
    ],
    [
      'over a clock change',
      { op: 'addBusinessTime', calendar: inBerlin, start: at('2026-03-29T01:00+01:00'), seconds: 7200 },
      'Counting 2 hours of open time from Sunday, March 29, 2026 at 01:00 leads to Sunday, March 29, 2026 at 04:00 (Europe/Berlin); the clocks change on Mar 29, 2026 (UTC+01:00 to UTC+02:00).',
      'A kezdettől (2026. március 29., vasárnap 1:00) számított 2 óra nyitvatartási idő vége: 2026. március 29., vasárnap 4:00 (Europe/Berlin); óraátállítás: 2026. márc. 29. (UTC+01:00 helyett UTC+02:00).',
    ],
    [
      'over a year of clock changes',
      { op: 'openWindows', calendar: inBerlin, from: at('2026-03-01T00:00+01:00'), to: at('2026-12-01T00:00+01:00') },
      'From Sunday, March 1, 2026 at 00:00 to Tuesday, December 1, 2026 at 00:00 (Europe/Berlin) the calendar is open for 6,600 hours; the clocks change 2 times: on Mar 29, 2026 (UTC+01:00 to UTC+02:00) and Oct 25, 2026 (UTC+02:00 to UTC+01:00).',
      'Nyitvatartási idő 2026. március 1., vasárnap 0:00 és 2026. december 1., kedd 0:00 között (Europe/Berlin): 6600 óra; 2 óraátállítás: 2026. márc. 29. (UTC+01:00 helyett UTC+02:00) és 2026. okt. 25. (UTC+02:00 helyett UTC+01:00).',
    ],
    [
      'backwards',
      { op: 'subtractBusinessTime', calendar: officeWeek(), start: at('2026-11-30T10:00+01:00'), seconds: 7200 },
      'Counting 2 hours of open time back from Monday, November 30, 2026 at 10:00 leads to Friday, November 27, 2026 at 16:00 (Europe/Berlin), in 2 windows; closed on 2 weekly days off.',
      'A végtől (2026. november 30., hétfő 10:00) visszaszámolt 2 óra nyitvatartási idő kezdete: 2026. november 27., péntek 16:00 (Europe/Berlin), 2 nyitvatartási szakaszban; zárva: 2 heti pihenőnap.',
    ],
    [
      'of a span without open time',
      {
        op: 'businessSecondsBetween',
        calendar: officeWeek(),
        from: at('2026-11-28T00:00+01:00'),
        to: at('2026-11-29T00:00+01:00'),
      },
      'From Saturday, November 28, 2026 at 00:00 to Sunday, November 29, 2026 at 00:00 (Europe/Berlin) the calendar is open for 0 minutes; closed on 1 weekly day off.',
      'Nyitvatartási idő 2026. november 28., szombat 0:00 és 2026. november 29., vasárnap 0:00 között (Europe/Berlin): 0 perc; zárva: 1 heti pihenőnap.',
    ],
    [
      'at an open instant',
      { op: 'isOpen', calendar: officeWeek(), at: at('2026-11-23T12:00+01:00') },
      'On Monday, November 23, 2026 at 12:00 (Europe/Berlin) the calendar is open.',
      'Ekkor nyitva van: 2026. november 23., hétfő 12:00 (Europe/Berlin).',
    ],
    [
      'at a closed one',
      { op: 'isOpen', calendar: officeWeek(), at: at('2026-11-28T12:00+01:00') },
      'On Saturday, November 28, 2026 at 12:00 (Europe/Berlin) the calendar isn’t open; closed on 1 weekly day off.',
      'Ekkor nincs nyitva: 2026. november 28., szombat 12:00 (Europe/Berlin); zárva: 1 heti pihenőnap.',
    ],
    [
      'of the next opening that is now',
      { op: 'nextOpenOrSelf', calendar: officeWeek(), at: at('2026-11-23T12:00+01:00') },
      'On Monday, November 23, 2026 at 12:00 (Europe/Berlin) the calendar is open.',
      'Ekkor nyitva van: 2026. november 23., hétfő 12:00 (Europe/Berlin).',
    ],
    [
      'of the next opening or this one, when closed',
      { op: 'nextOpenOrSelf', calendar: officeWeek(), at: at('2026-11-23T08:00+01:00') },
      'After Monday, November 23, 2026 at 08:00 the calendar opens on Monday, November 23, 2026 at 09:00 (Europe/Berlin).',
      'A következő nyitás 2026. november 23., hétfő 8:00 után: 2026. november 23., hétfő 9:00 (Europe/Berlin).',
    ],
    [
      'of the next opening',
      { op: 'nextOpen', calendar: officeWeek(), at: at('2026-11-27T18:00+01:00') },
      'After Friday, November 27, 2026 at 18:00 the calendar opens on Monday, November 30, 2026 at 09:00 (Europe/Berlin); closed on 2 weekly days off.',
      'A következő nyitás 2026. november 27., péntek 18:00 után: 2026. november 30., hétfő 9:00 (Europe/Berlin); zárva: 2 heti pihenőnap.',
    ],
    [
      'of the next close',
      { op: 'nextClose', calendar: officeWeek(), at: at('2026-11-27T16:00+01:00') },
      'After Friday, November 27, 2026 at 16:00 the calendar closes on Friday, November 27, 2026 at 17:00 (Europe/Berlin).',
      'A következő zárás 2026. november 27., péntek 16:00 után: 2026. november 27., péntek 17:00 (Europe/Berlin).',
    ],
    [
      'of a local time that clocks skip',
      local('2026-03-29T02:30:00'),
      'Sunday, March 29, 2026 at 02:30 doesn’t exist in Europe/Berlin, where the clocks skip 1 hour: it is taken as Sunday, March 29, 2026 at 03:30 (UTC+02:00).',
      'Az óraátállítás miatt nincs ilyen időpont: 2026. március 29., vasárnap 2:30 (Europe/Berlin); 1 óra kimarad, ezért ez számít: 2026. március 29., vasárnap 3:30 (UTC+02:00).',
    ],
    [
      'of a local time that clocks repeat',
      local('2026-10-25T02:30:00'),
      'Sunday, October 25, 2026 at 02:30 comes twice in Europe/Berlin, 1 hour apart: the first is taken (UTC+02:00).',
      'Az óraátállítás miatt kétszer van ilyen időpont: 2026. október 25., vasárnap 2:30 (Europe/Berlin), köztük 1 óra; az első számít (UTC+02:00).',
    ],
    [
      'of a usual local time',
      local('2026-06-01T02:30:00'),
      'Monday, June 1, 2026 at 02:30 in Europe/Berlin is at UTC+02:00.',
      '2026. június 1., hétfő 2:30 (Europe/Berlin) eltérése az UTC-től: +02:00.',
    ],
  ])('%s', (_, request, english, hungarian) => {
    const calculated = calculate(request);
    expect(calculationSentence(request, calculated, en)).toBe(english);
    expect(calculationSentence(request, calculated, hu)).toBe(hungarian);
  });
});
