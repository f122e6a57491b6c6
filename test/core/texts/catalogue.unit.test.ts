import { describe, expect, it } from '@jest/globals';
import { intentSchema } from '../../../shared/contract/intent.ts';
import { FEATURE_NAMES, valuesOf } from '../../../shared/core/decision/features.ts';
import { ROWS } from '../../../shared/core/decision/rows.ts';
import { WARNINGS } from '../../../shared/core/decision/warnings.ts';
import { CATALOGUES } from '../../../shared/core/texts/catalogues.ts';
import { type Catalogue, en, type TextKey } from '../../../shared/core/texts/en.ts';
import { handOffText, referralText } from '../../../shared/core/texts/hand-off-text.ts';
import { valueText } from '../../../shared/core/texts/render-explanation.ts';
import { renderSample, SAMPLE } from './intents.ts';

const isKey = (key: string): key is TextKey => key in en;

describe.each([...CATALOGUES])('the catalogue %s', (_locale, texts) => {
  it('has a text for every code of the rules', () => {
    for (const { code } of ROWS) expect(texts[`reason.${code}`]).toBeTruthy();
    for (const { code } of WARNINGS) expect(texts[`warning.${code}`]).toBeTruthy();
  });

  it('has no text that no decision shows', () => {
    const { used, watched } = watch(texts);
    for (const sample of SAMPLE) renderSample(sample, watched);
    for (const { rawIntent } of SAMPLE)
      for (const textOf of [handOffText, referralText]) textOf(intentSchema.parse(rawIntent), watched);
    const elsewhere = /^(problem|detail|field|clock|ticket)\./;
    const unused = Object.keys(texts).filter((key) => !used.has(key) && !elsewhere.test(key));
    expect(unused).toEqual([]);
  });

  it('fills every place and leaves none empty', () => {
    const shown = SAMPLE.flatMap((sample) => textsIn(renderSample(sample, texts)));
    expect(shown.filter((text) => /[{}]|undefined|null|\(\)| {2}| [,.:)]/.test(text))).toEqual([]);
  });

  it('has the keys of English and the same places in each text', () => {
    const places = (text: string) => new Set(text.match(/\{\w+\}/g));
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
    for (const key of Object.keys(texts).filter(isKey))
      expect([key, places(texts[key])]).toEqual([key, places(en[key])]);
  });

  it('has words for every value of every fact', () => {
    for (const feature of FEATURE_NAMES.filter((name) => name !== 'row'))
      for (const value of valuesOf(feature))
        expect([feature, value, valueText(feature, value, texts)]).not.toContain(undefined);
  });
});

/** Names of Microsoft's plans, the same in every language. */
const PLAN_NAMES = [
  'maicpp',
  'partner-cloud-support',
  'premier',
  'unified',
  'professional-direct',
  'azure-standard',
  'advanced-for-partners',
  'premier-for-partners',
  'unified-for-partners',
].map((plan) => `value.${plan}`);

function watch(texts: Catalogue): { used: Set<string>; watched: Catalogue } {
  const used = new Set<string>();
  const get = (target: Catalogue, key: string) => {
    used.add(key);
    return target[key as TextKey];
  };
  return { used, watched: new Proxy(texts, { get: (target, key) => get(target, String(key)) }) };
}

function textsIn({
  reason,
  warnings,
  otherChannels,
  otherEditions,
  handOff,
  referral,
  explanation,
}: ReturnType<typeof renderSample>): string[] {
  const { rules, facts, rows, channels, warnings: explained } = explanation;
  const unblocking = channels.flatMap(({ unblockedBy }) => unblockedBy);
  const items = [...warnings, ...otherChannels, rules, ...facts, ...rows, ...channels, ...explained, ...unblocking];
  const messages = items.map(({ message }) => message);
  const others = otherEditions.map((other) => other.reason);
  const referred = referral === null ? [] : [...referral.needs.map(({ message }) => message), ...referral.steps];
  if (handOff === null) return [reason, ...messages, ...others, ...referred];
  const { form, steps, text } = handOff;
  const fields = form.flatMap(({ label, value, note = 'none' }) => [label, value, note]);
  return [reason, ...messages, ...others, ...steps, ...fields, text.title, text.body];
}

describe('another language', () => {
  it('changes every text and no code', () => {
    for (const [locale, texts] of CATALOGUES) {
      if (locale === 'en') continue;
      const shared = Object.entries(texts).filter(([key, text]) => isKey(key) && en[key] === text);
      const names = ['cloud.us-government', 'who.partner', 'detail.NOT_ELIGIBLE', ...PLAN_NAMES];
      const foreign = shared.map(([key]) => key).filter((key) => !names.includes(key) && !key.startsWith('product.'));
      expect(foreign).toEqual([]);
      for (const sample of SAMPLE.slice(0, 200)) {
        expect(withoutTexts(renderSample(sample, texts))).toEqual(withoutTexts(renderSample(sample, en)));
      }
    }
  });
});

/** All that has no language: codes, links, values, data, and the text to paste, which has that of the request. */
const withoutTexts = ({ handOff, referral, ...rendered }: ReturnType<typeof renderSample>): unknown => {
  const fields = handOff?.form.map(({ field }) => field);
  const told = {
    ...rendered,
    handOff: { ...handOff, form: fields, steps: handOff?.steps.length },
    referral: { ...referral, steps: referral?.steps.length },
  };
  return JSON.parse(JSON.stringify(told), (key, value) => (key === 'message' || key === 'reason' ? null : value));
};
