const RealDate = globalThis.Date;
let offset = 0;

const now = () => RealDate.now() + offset;

/** Milliseconds that the process's `Date` is ahead of the real clock. */
export const currentOffset = (): number => offset;

/** Moves the process's `Date` to the real clock plus `ms`; needs `installClock` first to be seen. */
export function setOffset(ms: number): void {
  offset = ms;
}

/**
 * Replaces the global `Date` by one that is ahead by the offset; to be called before the app is loaded.
 * Only `new Date()`, `Date()` and `Date.now()` move: timers keep their real pace.
 */
export function installClock(): void {
  // A proxy, not a subclass: dates made by Node itself stay instances of Date.
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
}
