/** Resolves with the first value of `probe` that isn't undefined; rejects after `timeoutMs`. */
export const eventually = async <T>(
  probe: () => T | undefined | Promise<T | undefined>,
  timeoutMs = 60_000,
): Promise<T> => {
  for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
    const value = await probe();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`expected ${probe} to give a value within ${timeoutMs} ms`);
};
