/** Milliseconds to each unit of an ISO 8601 duration that has a fixed length. */
const UNITS = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 } as const;
const SHAPE =
  /^P(?!$)(?:(?<W>\d+)W)?(?:(?<D>\d+)D)?(?:T(?!$)(?:(?<H>\d+)H)?(?:(?<M>\d+)M)?(?:(?<S>\d+(?:\.\d+)?)S)?)?$/;

/** The milliseconds of an ISO 8601 duration of weeks and less ("P14D", "PT1M30S"); undefined if it is none. */
export function parseDuration(text: string): number | undefined {
  const found = SHAPE.exec(text)?.groups;
  if (!found) return undefined;
  const parts = Object.entries(UNITS).map(([unit, length]) => Number(found[unit] ?? 0) * length);
  return Math.round(parts.reduce((sum, part) => sum + part, 0));
}
