import { featuresIn, lowest } from '../../shared/core/decision/compile.ts';
import type { Condition, Feature } from '../../shared/core/decision/features.ts';
import type { Row } from '../../shared/core/decision/rows.ts';
import { type Combinations, enumerate, Tally } from './enumerate.ts';

/** What rows do to every combination of facts that they can tell apart. */
export interface Analysis {
  features: readonly Feature[];
  combinations: number;
  /** Combinations where several rows hold and their order decides. */
  ordered: number;
  /** How many combinations each row decides; with the gaps these are all. */
  decides: { code: string; combinations: number }[];
  faults: Fault[];
}

export type Fault =
  /** No row decides. */
  | ({ kind: 'gap' } & Combinations)
  /** A filing takes what a later row would decide, and is neither a case of that row nor declared to divert. */
  | ({ kind: 'overlap'; code: string; over: string } & Combinations)
  /** The row never decides: others always come first, or its condition never holds. */
  | ({ kind: 'dead'; code: string; behind: readonly string[] } & Combinations);

/** Tries every combination of one edition's rows; at most 31. */
export function analyse(rows: readonly Row[]): Analysis {
  const conditions = rows.map(({ when }) => when);
  const undeclared = rows.map((row, position) => undeclaredBehind(row, rows.slice(position + 1)) << (position + 1));
  const decides = rows.map(({ code }) => ({ code, combinations: 0 }));
  const gaps = new Tally(conditions);
  const overlaps = new Tally(conditions);
  let combinations = 0;
  let ordered = 0;

  enumerate(conditions, (facts, open, alike) => {
    combinations += alike;
    const first = decides[lowest(open)];
    if (first === undefined) return gaps.add(0, facts, alike);
    first.combinations += alike;
    const behind = open & (open - 1);
    if (behind !== 0) ordered += alike;
    const taken = behind & (undeclared[lowest(open)] as number);
    if (taken !== 0) overlaps.add(lowest(open) * rows.length + lowest(taken), facts, alike);
  });

  const codeAt = (position: number) => rows[position]?.code ?? '';
  const faults: Fault[] = [
    ...gaps.entries().map(([, found]) => ({ kind: 'gap' as const, ...found })),
    ...overlaps.entries().map(([pair, found]) => ({
      kind: 'overlap' as const,
      code: codeAt(Math.floor(pair / rows.length)),
      over: codeAt(pair % rows.length),
      ...found,
    })),
    ...rows.flatMap((row, position) => (decides[position]?.combinations === 0 ? [deadRow(row, position, rows)] : [])),
  ];
  return { features: featuresIn(conditions), combinations, ordered, decides, faults };
}

/** A bit for each later row that the row, when it files, may not take combinations from. */
function undeclaredBehind(row: Row, later: readonly Row[]): number {
  if (row.outcome === 'refuse' || row.diverts) return 0;
  return later.reduce((bits, { when }, position) => bits | (isCaseOf(row.when, when) ? 0 : 1 << position), 0);
}

/** Whether a condition is the stricter one in every feature: an exception may stand before its rule. */
function isCaseOf(strict: Condition, general: Condition): boolean {
  return (Object.keys(general) as Feature[]).every((feature) => {
    const allowed = general[feature] as readonly unknown[];
    return strict[feature]?.every((value) => allowed.includes(value)) ?? false;
  });
}

function deadRow({ code }: Row, position: number, rows: readonly Row[]): Fault {
  const conditions = rows.map(({ when }) => when);
  const hidden = new Tally(conditions);
  let hiding = 0;
  enumerate(conditions, (facts, open, alike) => {
    if ((open & (1 << position)) === 0) return;
    hidden.add(0, facts, alike);
    hiding |= open & -open;
  });
  const behind = rows.filter((_row, other) => ((hiding >> other) & 1) === 1).map((row) => row.code);
  const [found] = hidden.entries().map(([, tallied]) => tallied);
  return { kind: 'dead', code, behind, ...(found ?? { combinations: 0, example: {} }) };
}
