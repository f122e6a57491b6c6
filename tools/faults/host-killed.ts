import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.ts';

/** Long enough to take tickets, and to have messages in hand when it ends. */
const LIFE_MS = 2_000;
const LOOK_MS = 50;

export const hostKilled: Fault = {
  is: 'the host is killed, and again whenever it has lived for two seconds',
  strike: (stack) => {
    let over = false;
    let killed = 0;
    const killing = (async () => {
      while (!over) {
        const { host } = stack.file.pids;
        if (host === killed) await sleep(LOOK_MS);
        else {
          if (killed !== 0) await sleep(LIFE_MS);
          process.kill(host, 'SIGKILL');
          killed = host;
        }
      }
    })();
    return async () => {
      over = true;
      await killing;
    };
  },
};
