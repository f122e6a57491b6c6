/** Node's timers hold 31 bits of milliseconds; a later alarm is looked at again after this time. */
const longest = 2 ** 31 - 1;

/** Calls `ring` once at the earliest of the times asked for; it must ask again. Times are of `now`'s clock. */
export class Alarm {
  readonly #now: () => number;
  readonly #ring: () => void;
  #at = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(now: () => number, ring: () => void) {
    this.#now = now;
    this.#ring = ring;
  }

  by(at: number): void {
    if (at >= this.#at) return;
    this.stop();
    this.#at = at;
    const wait = Math.min(Math.max(at - this.#now(), 0), longest);
    this.#timer = setTimeout(() => {
      this.#at = Number.POSITIVE_INFINITY;
      this.#ring();
    }, wait).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#at = Number.POSITIVE_INFINITY;
  }
}
