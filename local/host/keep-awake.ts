const LOOK_EVERY_MS = 5_000;

/** A subscription that is under way. */
export interface Listening {
  /** Whether a message came or was in hand since the last time of asking. */
  wasBusy(): boolean;
  stop(): Promise<void>;
}

interface KeepAwakeOptions {
  listen(): Listening;
  /** Whether a message that nobody has seen yet stands in the queue. */
  messageWaits(): Promise<boolean>;
  onSleep(): void;
}

/**
 * Listens, and listens anew where messages wait and none arrives. The SDK loses a subscription for good, without an
 * error, when the connection breaks while its link is being opened; in Azure the host's own client doesn't.
 */
export function keepAwake({ listen, messageWaits, onSleep }: KeepAwakeOptions): () => Promise<void> {
  let listening = listen();
  const look = async () => {
    if (listening.wasBusy() || !(await messageWaits()) || listening.wasBusy()) return;
    onSleep();
    // One that sleeps may not wake to be stopped either.
    listening.stop().catch(() => undefined);
    listening = listen();
  };
  // A broker that is away shows elsewhere; the next look comes.
  const timer = setInterval(() => look().catch(() => undefined), LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    return listening.stop();
  };
}
