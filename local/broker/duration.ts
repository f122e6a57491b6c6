/** Milliseconds to each unit of an ISO 8601 duration that has a fixed length. */
const units = { D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 } as const;
const shape = /^P(?!$)(?:(?<D>\d+)D)?(?:T(?!$)(?:(?<H>\d+)H)?(?:(?<M>\d+)M)?(?:(?<S>\d+(?:\.\d+)?)S)?)?$/;

/** The milliseconds of an ISO 8601 duration of days and less ("P14D", "PT1M30S"); undefined if it is none. */
export function parseDuration(text: string): number | undefined {
  const found = shape.exec(text)?.groups;
  if (!found) return undefined;
  const parts = Object.entries(units).map(([unit, length]) => Number(found[unit] ?? 0) * length);
  return Math.round(parts.reduce((sum, part) => sum + part, 0));
}
