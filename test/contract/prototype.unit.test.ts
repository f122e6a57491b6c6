import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { calculationExample, calculationSchema } from '../../shared/contract/calculation.ts';
import { eventExample, eventSchema } from '../../shared/contract/event.ts';
import { intentExample, intentListSchema, intentSchema } from '../../shared/contract/intent.ts';
import { policyExample, policySchema } from '../../shared/contract/policy.ts';
import { listQuerySchema } from '../../shared/contract/queries.ts';
import { replayExample, replaySchema } from '../../shared/contract/replay.ts';
import { validate } from '../../shared/contract/validate.ts';
import { azureMonitorAlertExample, azureMonitorAlertSchema } from '../../shared/contract/webhook-azure-monitor.ts';
import { psaEventExample, psaEventSchema } from '../../shared/contract/webhook-psa.ts';
import { givenIn } from '../../shared/core/decision/origins.ts';
import type { AppError } from '../../shared/errors.ts';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

/** The example's JSON with one more member, written as text: in an object literal, `__proto__` is no member. */
const withMember = (example: object, name: string): unknown =>
  JSON.parse(`{${JSON.stringify(name)}:{"admin":true},${JSON.stringify(example).slice(1)}`);

const STRICT: [string, z.ZodType, object][] = [
  ['an intent', intentSchema, intentExample],
  ['an event', eventSchema, eventExample],
  ['a calculation', calculationSchema, calculationExample],
  ['a list of intents', intentListSchema, { intents: [{}] }],
  ['a query', listQuerySchema, { status: 'ready' }],
  ['a replay', replaySchema, replayExample],
  ['a policy', policySchema, policyExample],
];
const OPEN: [string, z.ZodType, object][] = [
  ['an event of a service desk', psaEventSchema, psaEventExample],
  ['an alert', azureMonitorAlertSchema, azureMonitorAlertExample],
];

const clean = () => expect(({} as { admin?: boolean }).admin).toBeUndefined();

describe('a member that would reach for a prototype', () => {
  it.each(STRICT.flatMap(([what, schema, example]) => NAMES.map((name) => [name, what, schema, example] as const)))(
    '%s is an unknown property of %s',
    (name, _, schema, example) => {
      let fault: AppError | undefined;
      try {
        validate(schema, withMember(example, name));
      } catch (error) {
        fault = error as AppError;
      }
      expect(fault?.members.errors).toEqual([
        expect.objectContaining({ pointer: `/${name}`, code: 'UNKNOWN_PROPERTY' }),
      ]);
      clean();
    },
  );

  it.each(OPEN.flatMap(([what, schema, example]) => NAMES.map((name) => [name, what, schema, example] as const)))(
    '%s gives %s no powers',
    (name, _, schema, example) => {
      const value = validate(schema, withMember(example, name)) as { admin?: boolean };
      expect(value.admin).toBeUndefined();
      clean();
    },
  );

  it('counts for nothing that the caller has given', () => {
    expect(givenIn(withMember({ issue: {} }, '__proto__'))).toEqual([]);
  });
});
