/** The broker's time, which tests move. All times are milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Sets the distance to real time and answers how far the clock jumped, in milliseconds. */
  travel(offset: number): number;
}

export function createClock(offset: number): Clock {
  let current = offset;
  return {
    now: () => Date.now() + current,
    travel(to) {
      const jump = to - current;
      current = to;
      return jump;
    },
  };
}
