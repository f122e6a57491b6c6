import type { Decision } from '../decision/decision.ts';
import type { Explanation, FactName, Value } from '../decision/explain.ts';
import type { Intent } from '../decision/intent.ts';
import type { Catalogue, TextKey } from './en.ts';
import { fill } from './fill.ts';
import { otherChannelText, paramsOf } from './render.ts';
import { oneOf } from './words.ts';

/** An explanation with a message for each of its items, in the reader's language; codes and data stay as they are. */
export function renderExplanation(explanation: Explanation, decision: Decision, intent: Intent, texts: Catalogue) {
  const { policy, facts, rows, channels, warnings } = explanation;
  const params = paramsOf(decision, intent, texts);
  const same = policy.digest === decision.policy.digest;
  const fact = (feature: FactName, value: Value) => ({
    feature: texts[`feature.${feature}`],
    value: valueText(feature, value, texts),
  });
  return {
    rules: {
      ...policy,
      same,
      message: fill(texts, same ? 'rules.same' : 'rules.changed', {
        version: policy.version,
        decided: decision.policy.version,
      }),
    },
    facts: facts.map((known) => ({
      ...known,
      message: fill(texts, factKey(known), fact(known.feature, known.value)),
    })),
    rows: rows.map(({ failed, ...row }) => {
      const place = { row: String(row.row), lines: row.lines };
      if (failed === null) {
        const reason = fill(texts, `reason.${row.code}`, params);
        return { ...row, failed, message: fill(texts, 'row.decides', { ...place, reason }) };
      }
      const { feature, value: found } = fact(failed.feature, failed.found);
      const expected = oneOf(
        failed.expected.map((value) => valueText(failed.feature, value, texts)),
        texts.locale,
      );
      return { ...row, failed, message: fill(texts, 'row.fails', { ...place, feature, expected, found }) };
    }),
    channels: channels.map(({ unblockedBy, ...other }) => ({
      ...other,
      message: otherChannelText(other.code, params, texts),
      unblockedBy: unblockedBy.map((change) => ({
        ...change,
        message: fill(texts, 'unblock.fact', fact(change.feature, change.value)),
      })),
    })),
    warnings: warnings.map((warning) => ({ ...warning, message: fill(texts, `warning.${warning.code}`, params) })),
  };
}

/** An edition isn't assumed: who asks sets it, or else the service does. */
function factKey({ feature, origin }: Explanation['facts'][number]): TextKey {
  if (feature !== 'edition') return `fact.${origin}`;
  return origin === 'given' ? 'fact.edition.given' : 'fact.edition.defaulted';
}

/** Editions and severities are names; the rest has words. */
export function valueText(feature: FactName, value: Value, texts: Catalogue): string {
  if (feature === 'edition' || feature === 'severity') return String(value);
  if (feature === 'partnerType') return texts[`who.${value}` as TextKey];
  if (feature === 'family' && value !== 'other') return texts[`product.${value}` as TextKey];
  return texts[`value.${value}` as TextKey];
}
