import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseDuration } from '@csp-ticket-router/kit/duration.ts';
import type { ClockMessage, ToChild, ToSupervisor } from '@csp-ticket-router/kit/ipc.ts';
import { currentOffset, setOffset } from './clock.ts';
import { writeJson, writeStatus } from './http-response.ts';

// Far beyond every calendar, well within what Date can hold.
const LATEST = Date.UTC(9999, 0);

const send = (message: ToSupervisor) => process.send?.(message);

function readAdvance(body: string): number | undefined {
  try {
    const { advance } = JSON.parse(body) as { advance?: unknown };
    return typeof advance === 'string' ? parseDuration(advance) : undefined;
  } catch {
    return undefined;
  }
}

function applyClock({ clock }: ClockMessage): void {
  setOffset(clock.offset);
  send({ clock: { offset: clock.offset } });
}

/**
 * The page `POST /local/clock {"advance": "PT4H"}`: moves the clock that the app sees, and answers once all programs of
 * the stack have moved. Alone, without a supervisor, the host moves itself.
 */
export function createTravel() {
  const arrivals: (() => void)[] = [];
  process.on('message', (message: ToChild) => {
    if ('clock' in message) applyClock(message);
    else arrivals.shift()?.();
  });

  const travel = (by: number): Promise<void> | void => {
    if (process.send === undefined) return setOffset(currentOffset() + by);
    send({ travel: { by } });
    return new Promise((resolve) => arrivals.push(resolve));
  };

  return async (_path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return writeStatus(response, 404);
    const body = await text(request);
    const by = readAdvance(body);
    if (by === undefined || Date.now() + by > LATEST) {
      const message = `expected {"advance": "PT4H"}, a duration of weeks, days, hours, minutes and seconds, found ${body.slice(0, 200)}`;
      return writeJson(response, 400, { error: { code: 'ADVANCE_INVALID', message } });
    }
    await travel(by);
    return writeJson(response, 200, { now: new Date().toISOString() });
  };
}
