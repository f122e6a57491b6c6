import { describe, expect, it } from '@jest/globals';
import { AppError } from '../shared/errors.ts';
import { describeFailure, kindOf } from '../shared/failure.ts';

const CANARY = 'canary-7f3a';
const hostile = [
  () => JSON.parse(CANARY),
  () => JSON.parse(`{"a": ${CANARY}`),
  () => {
    throw new Error(`line\n    at ${CANARY}\n    at ${CANARY}`);
  },
  () => {
    throw Object.assign(new Error('x'), { code: `${CANARY} and more`, statusCode: `${CANARY}\n` });
  },
  () => {
    throw new Error('outer', { cause: new Error(CANARY, { cause: CANARY }) });
  },
  () => {
    throw new AggregateError([new Error(CANARY)], CANARY);
  },
  () => {
    throw Object.assign(new Error('changed later'), { message: CANARY });
  },
  () => {
    throw CANARY;
  },
  () => {
    throw { message: CANARY };
  },
];

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Expected a failure, found none');
}

describe('a failure in the log', () => {
  it.each(hostile.map((act) => [String(act), act] as const))('never repeats what was thrown: %s', (_, act) => {
    expect(describeFailure(caught(act))).not.toContain(CANARY);
  });

  it('tells kind, code and place, and those of its causes', () => {
    const cause = Object.assign(new TypeError(CANARY), { code: 'ECONNRESET' });
    const told = describeFailure(new AppError('STORAGE_UNAVAILABLE', {}, { cause }));
    expect(told).toMatch(/^AppError STORAGE_UNAVAILABLE\n\s+at .*failure\.unit\.test\.ts/);
    expect(told).toMatch(/\ncaused by TypeError ECONNRESET\n\s+at .*failure\.unit\.test\.ts/);
  });

  it('ends, though a failure causes itself', () => {
    const round = new Error('round');
    round.cause = round;
    expect(describeFailure(round).split('caused by')).toHaveLength(4);
  });

  it('has a name on one line', () => {
    expect(kindOf(Object.assign(new Error('x'), { code: 'amqp:not-found', statusCode: 404 }))).toBe(
      'Error amqp:not-found 404',
    );
    expect([kindOf(null), kindOf('text')]).toEqual(['object', 'string']);
  });
});
