interface Store<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** The value stored under a key, made at the first call. */
export const remember = <K, V>(store: Store<K, V>, key: K, make: () => V): V => {
  const stored = store.get(key);
  if (stored !== undefined) return stored;
  const made = make();
  store.set(key, made);
  return made;
};
