import { type LoadedKey, saveUse } from '../../adapters/store/api-keys.ts';
import { WriteConflict } from '../../adapters/store/table.ts';
import type { Deps } from '../../deps.ts';

/** Notes on their way: of a burst of calls, one writes. */
const onTheirWay = new Set<string>();

/** Keeps the day of a key's last use, beside the call: one write a key and day, and no call waits for it or fails by it. */
export function noteUse({ directory, now, log }: Deps, key: LoadedKey): void {
  const today = new Date(now()).toISOString().slice(0, 10);
  if (key.lastUsedOn === today || onTheirWay.has(key.keyId)) return;
  onTheirWay.add(key.keyId);
  saveUse(directory, key, today)
    .catch((error) => {
      // Another instance noted it first, or the key was removed meanwhile.
      if (!(error instanceof WriteConflict)) log(`last use of key ${key.keyId} not noted`);
    })
    .finally(() => onTheirWay.delete(key.keyId));
}
