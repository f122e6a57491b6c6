import { intentExample, intentSchema } from '../../shared/contract/intent.ts';
import { decide } from '../../shared/decision/decide.ts';
import { judge } from '../../shared/decision/judge.ts';
import { POLICIES } from '../../shared/decision/policy.ts';
import { type FindRow, jsonRulesEngine, zenEngine } from './contenders.ts';
import { type Case, sampleCases } from './sample.ts';

/**
 * Compares a complete decision (row, warnings, fee, response) with two engines that only find the row, in one run.
 * Prints ratios, which say the same on any machine; fails below the targets.
 */
const ROUNDS = 15;
const STEP = 1_009;
/** Every how many-th combination is timed: few enough to stay in the processor's caches, for all alike. */
const TIMED = 26;
const TARGETS = { 'zen-engine': 20, 'json-rules-engine': 200 } as const;

const cases = sampleCases(STEP);
const timed = cases.filter((_case, number) => number % TIMED === 0);
const rivals = { 'zen-engine': zenEngine(), 'json-rules-engine': jsonRulesEngine() };
const intent = intentSchema.parse(intentExample);
const context = { edition: '2024', now: Date.parse('2026-11-23T09:00:00Z'), policy: POLICIES['2024'] } as const;

await checkIdentical();

const judged: number[] = [];
const decided: number[] = [];
const found: Record<keyof typeof TARGETS, number[]> = { 'zen-engine': [], 'json-rules-engine': [] };
for (let round = 0; round < ROUNDS; round++) {
  judged.push(perCall(timed.length * 10, (call) => judge((timed[call % timed.length] as Case).facts)));
  decided.push(perCall(20_000, () => decide(intent, context)));
  for (const name of Object.keys(TARGETS) as (keyof typeof TARGETS)[]) found[name].push(await perFind(rivals[name]));
}

/** A busy machine only ever adds, so the fastest round is the nearest to what the work takes. */
const fastest = (rounds: number[]): number => Math.min(...rounds);
const filings = cases.filter(({ facts }) => judge(facts).row.outcome === 'file').length;
const count = (number: number) => number.toLocaleString('en');
const nanoseconds = (value: number) => `${count(Math.round(value)).padStart(9)} ns`;
const lines = [
  `${count(cases.length)} combinations of facts, ${count(filings)} of them filings, decided alike by all three`,
  '',
  `${nanoseconds(fastest(judged))}  complete decision from facts: row, warnings, fee, response`,
  `${nanoseconds(fastest(decided))}  complete decision from an intent, whose text is read too`,
];
for (const [name, target] of Object.entries(TARGETS) as [keyof typeof TARGETS, number][]) {
  const ratio = fastest(found[name]) / fastest(judged);
  const verdict = ratio >= target ? 'met' : 'MISSED';
  lines.push(
    `${nanoseconds(fastest(found[name]))}  ${name}, the row alone: ${Math.round(ratio)} times as long (target ${target}: ${verdict})`,
  );
  if (ratio < target) process.exitCode = 1;
}
console.log(lines.join('\n'));

async function checkIdentical(): Promise<void> {
  for (const { facts, features } of cases) {
    const { row } = judge(facts).row;
    for (const [name, findRow] of Object.entries(rivals)) {
      const other = await findRow(features);
      if (other !== row) throw new Error(`Expected row ${row} of ${name}, found ${other}: ${JSON.stringify(features)}`);
    }
  }
}

function perCall(calls: number, act: (call: number) => unknown): number {
  const started = performance.now();
  for (let call = 0; call < calls; call++) act(call);
  return ((performance.now() - started) * 1e6) / calls;
}

async function perFind(findRow: FindRow): Promise<number> {
  const started = performance.now();
  for (const { features } of timed) await findRow(features);
  return ((performance.now() - started) * 1e6) / timed.length;
}
