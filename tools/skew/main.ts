import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { OwnStack } from '../../local/stack/own-stack.ts';
import { playTickets } from './play.ts';
import { startSecondHost } from './second-host.ts';

const USAGE = `npm run soak:hosts

Plays tickets at two hosts on one stack whose clocks are apart: nothing may be refused for its time, and no hand-off
may wait for the relay. Fails where something does.`;

const TICKETS = 100;
const APART_MS = [100, 3_000];

await runProgram(USAGE, async (args) => {
  readOptions(args, {});
  const stack = await OwnStack.start();
  try {
    const { api, apiKey } = stack.file;
    for (const apart of APART_MS) {
      const second = await startSecondHost(stack, apart);
      const { tickets, answers, readyAtOnce } = await playTickets([api, second.api], apiKey, TICKETS);
      await second.stop();
      const told = Object.entries(answers).map(([status, count]) => `${count} × ${status}`);
      console.log(
        `${apart} ms apart: ${told.join(', ')}; ${readyAtOnce} of ${tickets} hand-offs ready without the relay`,
      );
      const refused = Object.keys(answers).some((status) => Number(status) >= 300);
      if (refused || readyAtOnce < tickets) process.exitCode = 1;
    }
  } finally {
    await stack.stop();
  }
});
