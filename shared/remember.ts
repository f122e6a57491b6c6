interface Store<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** The value of the first call, for every call. A promise that fails is forgotten: the next call tries anew. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    if (made === undefined) {
      const own = { value: make() };
      made = own;
      if (own.value instanceof Promise)
        own.value.catch(() => {
          if (made === own) made = undefined;
        });
    }
    return made.value;
  };
}

/** The value stored under a key, made at the first call. */
export function remember<K, V>(store: Store<K, V>, key: K, make: () => V): V {
  const stored = store.get(key);
  if (stored !== undefined) return stored;
  const made = make();
  store.set(key, made);
  return made;
}

/** A store of at most so many values, which forgets its oldest: for keys that callers make up. */
export class Bounded<K, V> extends Map<K, V> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: K, value: V): this {
    super.set(key, value);
    const [oldest] = this.keys();
    if (this.size > this.#most && oldest !== undefined) this.delete(oldest);
    return this;
  }
}
