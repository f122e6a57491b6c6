/** What a timer's run found due; what failed stays due for the next run, and held up nothing else. */
export interface RunReport {
  due: number;
  failed: unknown[];
}

export const sumOf = (reports: RunReport[]): RunReport => ({
  due: reports.reduce((sum, { due }) => sum + due, 0),
  failed: reports.flatMap(({ failed }) => failed),
});
