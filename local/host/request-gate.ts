/** Keeps HTTP invocations within host.json's limits: so many run, the rest waits in line, and the line has an end. */
export interface RequestGate {
  /** Whether the next request is one too many. */
  full(): boolean;
  /** Runs the work when it is its turn. */
  run(work: () => Promise<void>): Promise<void>;
}

export function createRequestGate(maxConcurrent: number, maxOutstanding: number): RequestGate {
  const waiting: (() => void)[] = [];
  let outstanding = 0;
  let running = 0;
  return {
    full: () => outstanding >= maxOutstanding,
    run: async (work) => {
      outstanding++;
      if (running < maxConcurrent) running++;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        await work();
      } finally {
        outstanding--;
        const next = waiting.shift();
        // Whoever waits longest takes over this place.
        if (next === undefined) running--;
        else next();
      }
    },
  };
}
