import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnStack } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import { en } from '../../shared/core/texts/en.ts';
import { hu } from '../../shared/core/texts/hu.ts';

let stack: OwnStack;
beforeAll(async () => {
  stack = await OwnStack.start();
});
afterAll(() => stack.stop());

const inHungarian = { ...intentExample, issue: { ...intentExample.issue, language: 'hu-HU' } };
const reading = (language: string) => ({ 'accept-language': language });

describe('the language of an answer', () => {
  it('is the one asked for, and says so', async () => {
    for (const texts of [en, hu]) {
      const { headers, body } = await stack.call('POST', '/decisions', intentExample, reading(texts.locale));
      expect([body.code, body.reason]).toEqual(['AZURE_PORTAL', texts['reason.AZURE_PORTAL']]);
      expect([headers.get('content-language'), headers.get('vary')]).toEqual([texts.locale, 'Accept-Language']);
    }
  });

  it('is the issue’s where any will do, of each in a list', async () => {
    const list = { intents: [intentExample, inHungarian] };
    const { headers, body } = await stack.call('POST', '/decisions', list, reading('*'));
    const reasons = body.value.map(({ reason }: { reason: string }) => reason);
    expect(reasons).toEqual([en['reason.AZURE_PORTAL'], hu['reason.AZURE_PORTAL']]);
    expect(headers.get('content-language')).toBe('en, hu');
  });

  it('is that of a refusal’s problem and of its decision alike', async () => {
    const refused = { ...inHungarian, filedBy: 'customer' };
    const { status, headers, body } = await stack.call('POST', '/tickets', refused, reading('*'));
    expect([status, body.code, body.title]).toEqual([422, 'NOT_ELIGIBLE', hu['problem.NOT_ELIGIBLE']]);
    expect([body.detail, body.decision.reason]).toEqual(Array(2).fill(hu['reason.CUSTOMER_CANNOT_FILE']));
    expect(headers.get('content-language')).toBe('hu');
  });

  it('is that of a problem and each of its fields', async () => {
    const { body } = await stack.call('POST', '/tickets', {}, reading('hu-HU,en;q=0.5'));
    expect([body.code, body.title]).toEqual(['VALIDATION_FAILED', hu['problem.VALIDATION_FAILED']]);
    expect(body.errors[0]).toEqual({ pointer: '/partner', code: 'REQUIRED', message: hu['field.REQUIRED'] });
    expect(body.detail).toBe(`/partner: ${hu['field.REQUIRED']} Hibák összesen: ${body.errors.length}.`);
  });
});

describe('the text to paste', () => {
  it('is in the request’s language, and the steps beside it in the reader’s', async () => {
    for (const [texts, intent, begins] of [
      [en, inHungarian, 'Beküldő az ügyfél nevében: Kiss Anna,'],
      [hu, intentExample, 'Filed by Anna Kiss,'],
    ] as const) {
      const { body } = await stack.call('POST', '/tickets', intent, reading(texts.locale));
      const { steps, form, text } = body.decision.handOff;
      expect(text.body.startsWith(begins)).toBe(true);
      expect(steps).toContain(texts['step.newAzureRequest']);
      expect(form[0]).toEqual({
        field: 'issueType',
        label: texts['label.issueType'],
        value: texts['choice.technical'],
      });
    }
  });
});

describe('an explanation', () => {
  it('comes with a decision only where it is asked for in full', async () => {
    const compact = await stack.call('POST', '/decisions', intentExample);
    expect(compact.body).not.toHaveProperty('explanation');
    const { body } = await stack.call('POST', '/decisions?explain=full', intentExample, reading('hu'));
    expect(body.explanation.rows.at(-1)).toMatchObject({ row: 18, code: 'AZURE_PORTAL', failed: null });
    expect(body.explanation.rows.at(-1).message).toContain(hu['reason.AZURE_PORTAL']);
    const list = await stack.call('POST', '/decisions?explain=full', { intents: [intentExample] });
    expect(list.body.value[0].explanation.rows).toHaveLength(17);
  });

  it('of a ticket still tells given from assumed when it is read later', async () => {
    const posted = await stack.call('POST', '/tickets?explain=full', intentExample);
    const read = await stack.call('GET', `/tickets/${posted.body.id}?explain=full`);
    for (const { body } of [posted, read]) {
      const { facts } = body.decision.explanation;
      expect(facts).toContainEqual(expect.objectContaining({ feature: 'severity', origin: 'given' }));
      expect(facts).toContainEqual(expect.objectContaining({ feature: 'plan', origin: 'defaulted' }));
      expect(facts).toContainEqual(expect.objectContaining({ feature: 'gdap', origin: 'unknown' }));
    }
    expect((await stack.ticket(posted.body.id)).decision).not.toHaveProperty('explanation');
  });

  it('of another length is refused before anything is stored', async () => {
    const before = await stack.call('GET', '/tickets');
    const { status, body } = await stack.call('POST', '/tickets?explain=some', intentExample);
    expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(body.errors).toEqual([{ parameter: 'explain', code: 'NOT_ALLOWED', message: 'Expected full.' }]);
    expect((await stack.call('GET', '/tickets')).body.value).toHaveLength(before.body.value.length);
  });
});
