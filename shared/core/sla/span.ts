import type { Instant } from './instant.ts';

/** Half-open: from is in it, to isn't. */
export type Span = readonly [from: Instant, to: Instant];

/** Spans in order, those that overlap or touch made one; empty and reversed ones are dropped. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: [Instant, Instant][] = [];
  for (const [from, to] of spans.filter(([from, to]) => to > from).sort(byStart)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Spans that are in order, those that touch made one, without keeping them all. */
export function* joinTouching(spans: Iterable<Span>): Generator<Span> {
  let joined: Span | undefined;
  for (const span of spans) {
    if (joined && joined[1] < span[0]) yield joined;
    joined = joined && joined[1] >= span[0] ? [joined[0], span[1]] : span;
  }
  if (joined) yield joined;
}

/** What the cuts leave of the spans. The spans are in order and disjoint, the cuts merged. */
export function* withoutSpans(spans: Iterable<Span>, cuts: readonly Span[]): Generator<Span> {
  let passed = 0;
  for (const [from, to] of spans) {
    while ((cuts[passed]?.[1] ?? Number.POSITIVE_INFINITY) <= from) passed += 1;
    let start = from;
    for (let index = passed; ; index += 1) {
      const cut = cuts[index];
      if (!cut || cut[0] >= to) break;
      if (cut[0] > start) yield [start, cut[0]];
      start = cut[1];
    }
    if (start < to) yield [start, to];
  }
}

export const byStart = (a: Span, b: Span): number => a[0] - b[0];
