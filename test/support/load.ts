/** Callers that go on calling, one call after another, until they are told to stop. */
export interface Load {
  /** Resolves when each caller has begun and ended so many more calls. */
  round(calls?: number): Promise<void>;
  /** Stops, and answers how often each status came. */
  stop(): Promise<Record<number, number>>;
}

export function startLoad(call: () => Promise<{ status: number }>, callers = 6): Load {
  const statuses: Record<number, number> = {};
  const ended: number[] = Array(callers).fill(0);
  let going = true;
  const work = async (caller: number) => {
    while (going) {
      const { status } = await call();
      statuses[status] = (statuses[status] ?? 0) + 1;
      ended[caller] = (ended[caller] ?? 0) + 1;
    }
  };
  const working = Promise.all(ended.map((_, caller) => work(caller)));
  return {
    round: async (calls = 5) => {
      const goal = ended.map((count) => count + calls + 1);
      while (goal.some((count, caller) => (ended[caller] ?? 0) < count)) await Promise.race([working, tick()]);
    },
    stop: async () => {
      going = false;
      await working;
      return statuses;
    },
  };
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));
