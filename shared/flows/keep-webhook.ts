import { type ReceivedWebhook, saveWebhook } from '../adapters/store/webhooks.ts';
import type { Deps } from '../deps.ts';

/** Keeps what a source has told, once; `duplicate` where its id was there already. */
export async function keepWebhook(
  { directory, now }: Pick<Deps, 'directory' | 'now'>,
  event: Omit<ReceivedWebhook, 'receivedAt'>,
): Promise<{ id: string; duplicate: boolean }> {
  const stored = await saveWebhook(directory, { ...event, receivedAt: now() });
  return { id: event.id, duplicate: !stored };
}
