import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.ts';

/** Long enough to take tickets, and to have messages in hand when it ends. */
const LIFE_MS = 2_000;

export const hostKilled: Fault = {
  is: 'the host is killed, and again whenever it has lived for two seconds',
  strike: (stack) => {
    let over = false;
    let killed = 0;
    const killing = (async () => {
      while (!over) {
        const { host } = stack.file.pids;
        if (host !== killed) process.kill(host, 'SIGKILL');
        killed = host;
        await sleep(LIFE_MS);
      }
    })();
    return async () => {
      over = true;
      await killing;
    };
  },
};
