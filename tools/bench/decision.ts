import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { intentExample, intentSchema } from '../../shared/contract/intent.ts';
import { decide, decideAlone } from '../../shared/core/decision/decide.ts';
import { judge } from '../../shared/core/decision/judge.ts';
import { DEFAULTS, definePolicy } from '../../shared/core/decision/policy.ts';
import { type FindRow, jsonRulesEngine, zenEngine } from './contenders.ts';
import { type Case, sampleCases } from './sample.ts';

const USAGE = `npm run bench:decision

Compares a complete decision (row, warnings, fee, response) with two engines that only find the row, in one run. Prints
ratios, which say the same on any machine; fails below the targets. Then what it costs to tell of the other editions.`;

const ROUNDS = 15;
const STEP = 101;
/** How many of them are timed: few enough to stay in the processor's caches, for all alike. */
const TIMED = 2_000;
const MOST_FOR_OTHERS = 3.5;
const TARGETS = { 'zen-engine': 20, 'json-rules-engine': 200 } as const;

const RESELLER = { ...intentExample.partner, type: 'indirect-reseller' };
const rivals = { 'zen-engine': zenEngine(), 'json-rules-engine': jsonRulesEngine() };
const names = Object.keys(TARGETS) as (keyof typeof TARGETS)[];
/** Decided otherwise by each other edition, so that both are told. */
const intent = intentSchema.parse({ ...intentExample, relationship: { gdap: null }, partner: RESELLER });
const context = {
  edition: '2024',
  now: Date.parse('2026-11-23T09:00:00Z'),
  policy: definePolicy({ ...DEFAULTS, edition: '2024' }),
} as const;
const count = (number: number) => Math.round(number).toLocaleString('en');

await runProgram(USAGE, async (args) => {
  readOptions(args, {});
  const cases = sampleCases(STEP);
  const filings = cases.filter(({ facts }) => judge(facts).row.outcome === 'file');
  await checkIdentical(cases);
  console.log(
    `${count(cases.length)} combinations of facts, ${count(filings.length)} filings, decided alike by all three`,
  );
  await compare('Complete decision: row, warnings, fee, response', cases);
  await compare('Filings alone, which carry the most', filings);
  const alone = await fastest(async () => perCall(20_000, () => decideAlone(intent, context)));
  const whole = await fastest(async () => perCall(20_000, () => decide(intent, context)));
  const missed = whole / alone > MOST_FOR_OTHERS;
  if (missed) process.exitCode = 1;
  console.log(`\nFrom an intent, its text read too: ${count(alone)} ns`);
  console.log(
    `With the other editions: ${(whole / alone).toFixed(2)} times as long: ${count(whole)} ns (target ${MOST_FOR_OTHERS} ${missed ? 'MISSED' : 'met'})`,
  );
});

/** Prints how much longer the others take to find the row alone. */
async function compare(what: string, of: readonly Case[]): Promise<void> {
  const timed = of.filter((_case, number) => number % Math.ceil(of.length / TIMED) === 0);
  const ours = await fastest(async () =>
    perCall(timed.length * 10, (call) => judge((timed[call % timed.length] as Case).facts)),
  );
  console.log(`\n${what}: ${count(ours)} ns`);
  for (const name of names) {
    const theirs = await fastest(() => perFind(rivals[name], timed));
    const missed = theirs / ours < TARGETS[name];
    if (missed) process.exitCode = 1;
    const verdict = `target ${TARGETS[name]} ${missed ? 'MISSED' : 'met'}`;
    console.log(
      `${name.padEnd(18)} ${count(theirs / ours).padStart(5)} times as long: ${count(theirs)} ns (${verdict})`,
    );
  }
}

async function checkIdentical(cases: readonly Case[]): Promise<void> {
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

async function perFind(findRow: FindRow, timed: readonly Case[]): Promise<number> {
  const started = performance.now();
  for (const { features } of timed) await findRow(features);
  return ((performance.now() - started) * 1e6) / timed.length;
}

/** A busy machine only ever adds, so the fastest round is the nearest to what the work takes. */
async function fastest(measure: () => Promise<number>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) best = Math.min(best, await measure());
  return best;
}
