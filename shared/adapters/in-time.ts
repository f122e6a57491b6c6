/**
 * What `act` answers, if it does in time; else fails, and its signal tells it to end. Nothing of it stays behind once it
 * has ended: a timer or a listener left over would keep what was answered.
 */
export async function inTime<Answer>(ms: number, act: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const timeout = new DOMException(`Not within ${ms} ms`, 'TimeoutError');
      controller.abort(timeout);
      reject(timeout);
    }, ms);
  });
  try {
    return await Promise.race([act(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
