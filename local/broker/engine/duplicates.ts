/** The message ids that a queue has seen within its window, for duplicate detection. */
export class Duplicates {
  readonly #window: number;
  readonly #seenAt = new Map<string, number>();

  /** `window`: milliseconds; 0 detects nothing. */
  constructor(window: number) {
    this.#window = window;
  }

  /** Notes an id and says whether it was seen within the window before. */
  seen(messageId: string, now: number): boolean {
    if (this.#window === 0) return false;
    for (const [id, at] of this.#seenAt) {
      if (at + this.#window > now) break;
      this.#seenAt.delete(id);
    }
    const at = this.#seenAt.get(messageId);
    if (at !== undefined && at + this.#window > now) return true;
    this.note(messageId, now);
    return false;
  }

  /** Notes an id as seen at this time, unless it was seen later. */
  note(messageId: string, at: number): void {
    if (this.#window === 0 || (this.#seenAt.get(messageId) ?? 0) > at) return;
    this.#seenAt.delete(messageId);
    this.#seenAt.set(messageId, at);
  }

  entries(): IterableIterator<[string, number]> {
    return this.#seenAt.entries();
  }
}
