import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnStack } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';

let stack: OwnStack;
beforeAll(async () => {
  stack = await OwnStack.start();
});
afterAll(() => stack.stop());

const calendar = {
  timeZone: 'Europe/Budapest',
  weekly: { mon: [['09:00', '17:00']], fri: [['09:00', '17:00']] },
  holidays: ['2026-11-30'],
};
const calculate = (question: object, language = 'en') =>
  stack.call('POST', '/sla/calculate', question, { 'accept-language': language });

describe('a calculation', () => {
  const question = { op: 'addBusinessTime', calendar, start: '2026-11-27T15:00:00Z', seconds: 5400 };

  it('says as data and as a sentence how its answer came about', async () => {
    const { status, body } = await calculate(question);
    expect([status, body.result]).toEqual([200, '2026-12-04T08:30:00Z']);
    expect(body.explanation).toMatchObject({ seconds: 5400, windows: { count: 2 }, skipped: { weekly: 5 } });
    expect(body.explanation.sentence).toBe(
      'Counting 1 hour 30 minutes of open time from Friday, November 27, 2026 at 16:00 leads to Friday, December 4, 2026 at 09:30 (Europe/Budapest), in 2 windows; closed on 1 holiday (Nov 30, 2026) and 5 weekly days off.',
    );
  });

  it('says it in the reader’s language with the same data', async () => {
    const [english, hungarian] = [await calculate(question), await calculate(question, 'hu-HU')];
    expect(hungarian.body.explanation.sentence).toContain('zárva: 1 ünnepnap (2026. nov. 30.) és 5 heti pihenőnap.');
    const { sentence: _, ...data } = hungarian.body.explanation;
    expect(english.body.explanation).toMatchObject(data);
  });

  it('on a faulty calendar is refused with pointers and codes', async () => {
    const weekly = {
      mon: [
        ['09:00', '12:00'],
        ['11:00', '13:00'],
      ],
    };
    const codes = async (faulty: object) => {
      const { status, body } = await calculate({ ...question, calendar: { ...calendar, ...faulty } });
      return [status, ...body.errors.map(({ code, pointer }: Record<string, string>) => `${code} ${pointer}`)];
    };
    expect(await codes({ weekly: {} })).toEqual([400, 'CALENDAR_NEVER_OPENS /calendar']);
    expect(await codes({ weekly })).toEqual([400, 'WINDOWS_OVERLAP /calendar/weekly/mon/1']);
    expect(await codes({ timeZone: 'Moon/Tycho', breaks: { 'a/b': [] } })).toEqual([
      400,
      'UNKNOWN_ZONE /calendar/timeZone',
      'BAD_DATE /calendar/breaks/a~1b',
    ]);
  });

  it('that finds no more open time is refused in the reader’s language', async () => {
    const { status, body } = await calculate(
      {
        op: 'nextOpen',
        calendar: { timeZone: 'UTC', weekly: {}, overrides: { '2020-01-01': [['09:00', '17:00']] } },
        at: '2026-11-23T09:00:00Z',
      },
      'hu',
    );
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'CALENDAR_NEVER_OPENS', '/calendar']);
    expect(`${body.detail} ${body.errors[0].message}`).not.toMatch(/Expected/);
  });

  it('that walks far is answered, and one that walks too far is refused', async () => {
    const two = (hour: number) => String(hour).padStart(2, '0');
    const hours = Array.from({ length: 24 }, (_, hour) => [`${two(hour)}:00`, `${two(hour)}:00:01`]);
    const weekly = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]));
    const far = (seconds: number) => ({
      op: 'addBusinessTime',
      calendar: { timeZone: 'Europe/Budapest', weekly },
      start: '2026-01-01T00:00:00Z',
      seconds,
    });
    const { body } = await calculate(far(10 * 365 * 24));
    expect(body.explanation.windows.count).toBe(87_600);
    const further = await calculate(far(430_000));
    expect([further.status, further.body.code]).toEqual([400, 'BEYOND_HORIZON']);
  });
});

describe('a ticket', () => {
  const intent = {
    ...intentExample,
    issue: { ...intentExample.issue, type: 'billing', breakFix: false },
    contact: { ...intentExample.contact, country: 'HUN', timeZone: 'Europe/Budapest' },
  };
  const clocksOf = async (id: string, language = 'en') =>
    (await stack.call('GET', `/tickets/${id}?explain=full`, undefined, { 'accept-language': language })).body.clocks;

  it('explains each of its clocks, in both languages', async () => {
    const { body } = await stack.call('POST', '/tickets', intent);
    const [filing, response] = await clocksOf(body.id);
    expect(filing.explanation).toMatchObject({
      timeZone: 'Europe/Budapest',
      policyVersion: body.decision.policy.version,
    });
    expect(filing.explanation.to).toBe(filing.dueAt);
    expect(filing.sentence).toMatch(/^Due on .+ \(Europe\/Budapest\): \d+ minutes? of elapsed time from /);
    expect(response.sentence).toMatch(/^Provisionally due on .+: one business day from .+, as if filed then/);

    const [, hungarian] = await clocksOf(body.id, 'hu');
    expect(hungarian.sentence).toMatch(/^Előzetes határidő: .+ számított egy munkanap/);
  });

  it('goes on explaining when it is answered', async () => {
    const { body } = await stack.call('POST', '/tickets', intent);
    await stack.call('POST', `/tickets/${body.id}/events`, { type: 'filed', reference: '42' });
    await stack.call('POST', `/tickets/${body.id}/events`, { type: 'answered' });
    const sentences = (await clocksOf(body.id)).map(({ sentence }: { sentence: string }) => sentence);
    expect(sentences).toEqual([expect.stringMatching(/^Met on /), expect.stringMatching(/^Met on /)]);
  });

  it('is explained alone and not in lists', async () => {
    const { body } = await stack.call('GET', '/tickets');
    expect(body.value.length).toBeGreaterThan(0);
    for (const { clocks } of body.value) expect(clocks[0]).not.toHaveProperty('explanation');
  });
});
