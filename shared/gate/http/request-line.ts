import type { OperationName } from '../../contract/operations.ts';

/** Whom and what a request is about, as far as it came to be known: ids of ours, and none that is merely said. */
export interface About {
  partner?: string;
  ticket?: string;
}

/** What the log tells of a request. */
interface Told extends About {
  traceId: string;
  operation: OperationName;
  status: number | undefined;
  /** Of the problem that it was answered with. */
  code: string | undefined;
  /** How long it took. */
  ms: number;
}

/** The log's one line of a request: names, ids and numbers, nothing of what was sent or answered. */
export const requestLine = ({
  traceId,
  operation,
  status,
  code = '-',
  partner = '-',
  ticket = '-',
  ms,
}: Told): string =>
  `${traceId} ${operation} status=${status} code=${code} partner=${partner} ticket=${ticket} ms=${Math.round(ms)}`;
