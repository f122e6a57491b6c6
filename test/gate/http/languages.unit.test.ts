import { describe, expect, it } from '@jest/globals';
import { calculationSchema } from '../../../shared/contract/calculation.ts';
import { eventSchema } from '../../../shared/contract/event.ts';
import { intentSchema } from '../../../shared/contract/intent.ts';
import { listQuerySchema } from '../../../shared/contract/queries.ts';
import { validate } from '../../../shared/contract/validate.ts';
import { en } from '../../../shared/core/texts/en.ts';
import { hu } from '../../../shared/core/texts/hu.ts';
import { AppError } from '../../../shared/errors.ts';
import { handle } from '../../../shared/gate/http/handle.ts';
import { json, type Problem, toProblem } from '../../../shared/gate/http/respond.ts';
import { call } from '../../support/call.ts';
import { makeWorld } from '../../support/world.ts';

const PLACE = { instance: '/', traceId: '0' };

function problemsOf(act: () => unknown): Problem[] {
  try {
    act();
  } catch (error) {
    return [en, hu].map((texts) => toProblem(error, texts, PLACE));
  }
  throw new Error('Expected a problem, found none');
}

const failing = (schema: Parameters<typeof validate>[0], value: unknown) => problemsOf(() => validate(schema, value));
const calendar = (change: object) => ({
  op: 'isOpen',
  calendar: { timeZone: 'UTC', weekly: {}, ...change },
  at: '2026-11-23T09:00:00Z',
});

describe('a problem in another language', () => {
  it.each([
    ['required fields', () => failing(intentSchema, {})],
    ['an unknown property', () => failing(listQuerySchema, { unknown: '1' })],
    ['a choice', () => failing(listQuerySchema, { status: 'x', maxpagesize: '0', customer: 'x', severity: 'x' })],
    ['a kind of question', () => failing(calculationSchema, { op: 'x' })],
    ['a type of event', () => failing(eventSchema, { type: 'x' })],
    ['an upper limit', () => failing(listQuerySchema, { maxpagesize: '900', cursor: 'x'.repeat(501) })],
    [
      'forms',
      () =>
        failing(intentSchema, {
          reference: '',
          partner: 1,
          customer: { tenantId: 'x', domain: '-', name: 'a\u0007' },
          issue: { language: '!', startedAt: 'x' },
          contact: { email: 'x', phone: 'x', country: 'XXX', timeZone: 'Mars/Base' },
        }),
    ],
    ['times', () => failing(calculationSchema, calendar({ weekly: { mon: [['25:00', '9']] } }))],
    [
      'a zone and a date',
      () => failing(calculationSchema, calendar({ timeZone: 'Mars/Base', holidays: ['2026-02-30'] })),
    ],
    ['a closed calendar', () => failing(calculationSchema, calendar({}))],
    [
      'overlapping windows',
      () =>
        failing(
          calculationSchema,
          calendar({
            weekly: {
              mon: [
                ['09:00', '12:00'],
                ['11:00', '13:00'],
              ],
            },
          }),
        ),
    ],
    [
      'a detail that says what was found',
      () =>
        problemsOf(() => {
          throw new AppError('PAYLOAD_TOO_LARGE', { limit: '1', bytes: '2' });
        }),
    ],
  ])('has other texts and the same codes: %s', (_what, problems) => {
    const [english, hungarian] = problems() as [Problem, Problem];
    expect([hungarian.title, hungarian.detail]).not.toContain(english.title);
    expect(hungarian.detail).not.toBe(english.detail);
    const codes = ({ code, errors = [] }: Problem) => [code, ...errors.map((fault) => [fault.pointer, fault.code])];
    expect(codes(hungarian)).toEqual(codes(english));
    const same = hungarian.errors?.filter(({ message }, index) => message === english.errors?.[index]?.message);
    expect(same ?? []).toEqual([]);
    expect(JSON.stringify(hungarian)).not.toMatch(/"text"|\{\w+\}/);
  });

  it('tells codes as codes, beside the sentence', () => {
    const [, hungarian] = problemsOf(() => {
      throw new AppError('EVENT_NOT_ALLOWED', { type: 'resolved', allowed: 'filed, answered', status: 'ready' });
    });
    expect(hungarian?.detail).toBe(
      'Ez az esemény (resolved) csak a következő állapotokban lehetséges: filed, answered. A jegy jelenlegi állapota: ready.',
    );
  });

  it('tells why an intent is refused, in the words of the decision', () => {
    const [, hungarian] = problemsOf(() => {
      throw new AppError('NOT_ELIGIBLE', { reason: 'Nem lehet.' });
    });
    expect(hungarian).toMatchObject({ title: hu['problem.NOT_ELIGIBLE'], detail: 'Nem lehet.' });
  });
});

describe('the gate', () => {
  const gate = handle(makeWorld().deps, 'getTicket', async () => json(200, {}));
  const ask = (language?: string) =>
    call(gate, { headers: language === undefined ? {} : { 'accept-language': language } });

  it('tells a stranger in the language asked for, and says which and why', async () => {
    for (const [asked, texts] of [
      ['hu', hu],
      ['de', en],
      [undefined, en],
    ] as const) {
      const { status, body, headers } = await ask(asked);
      expect([status, body.title, body.detail]).toEqual([
        401,
        texts['problem.UNAUTHORIZED'],
        texts['detail.UNAUTHORIZED'],
      ]);
      expect([headers.get('content-language'), headers.get('vary')]).toEqual([texts.locale, 'Accept-Language']);
    }
  });
});
