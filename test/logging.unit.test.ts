// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the lists hold lines of source text
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const PRODUCT = ['functions', 'shared']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  )
  .sort();

/** Whatever can write a line: the operator's log, however it is handed on, a context, the console, the streams. */
const WRITES = /\blog\b|\b(console|process)\b|\bcontext\.(trace|debug|info|warn|error)\b/;
/** The platform logs what a trigger's function throws. */
const THROWS = /\bthrow\b(?! new AppError)/;
const COMMENT = /^\s*(\/?\*|\/\/)/;

/** Arguments that are broken over lines, on one line: else `log(` alone would stand for them. */
const unwrapped = (source: string): string =>
  source.replace(
    /\(\n\s*((?:.*,\n)+)\s*\)/g,
    (_, wrapped: string) => `(${wrapped.replace(/\n\s*/g, ' ').slice(0, -2)})`,
  );

const linesOf = (files: string[], wanted: RegExp): string[] =>
  files.flatMap((file) =>
    unwrapped(readFileSync(file, 'utf8'))
      .split('\n')
      .filter((line) => wanted.test(line) && !COMMENT.test(line) && !line.startsWith('import '))
      .map((line) => `${file}: ${line.trim()}`),
  );

// A new line belongs into these lists once somebody has made sure that nothing in it can be what a caller has sent.
const LOGGED = [
  'functions/index.ts: const deps = once(() => makeDeps(readConfig(process.env)));',
  'functions/on-message.ts: context.warn(`${message.outboxId}: ${error.code}, left to the relay`);',
  'functions/on-timer.ts: if (due > 0) context.log(`${due} ${what} due, ${failed.length} left for the next run`);',
  'functions/on-timer.ts: for (const error of failed) context.error(describeFailure(error));',
  'shared/adapters/bus/offers.ts: log(line: string): void;',
  'shared/adapters/bus/offers.ts: export function offers({ send, uptime, log, pause = () => wait(SECOND, undefined, { ref: false }) }: Outside) {',
  'shared/adapters/bus/offers.ts: if (!waiting.has(queue)) log(`${messages.length} message(s) for ${queue} offered again: ${kindOf(error)}`);',
  'shared/adapters/certificates/fetch-certificates.ts: log(line: string): void;',
  'shared/adapters/certificates/fetch-certificates.ts: export function fetchCertificates({ fetch, now, log, documented }: Outside): CheckCertificates {',
  "shared/adapters/certificates/fetch-certificates.ts: if (known.has(address)) log(`The certificate of a webhook can't be had: ${kindOf(error)}`);",
  'shared/deps.ts: log(line: string): void;',
  "shared/flows/find-repeated.ts: export async function findRepeated({ tickets, log }: Pick<Deps, 'tickets' | 'log'>, { scope }: Caller, { id, intent: { reference } }: Ticket): Promise<string | null> {",
  'shared/flows/find-repeated.ts: log(`The reference of ${id} was not looked for: ${kindOf(error)}`);',
  'shared/flows/send-again.ts: async function sendTo({ bus, log }: Deps, queue: string, moves: Move[], away: Set<string>): Promise<Move[]> {',
  'shared/flows/send-again.ts: if (!away.has(queue)) log(`messages for ${queue} left to the next relay: ${kindOf(error)}`);',
  'shared/gate/auth/note-use.ts: export function noteUse({ directory, now, log }: Deps, key: LoadedKey): void {',
  'shared/gate/auth/note-use.ts: if (!(error instanceof WriteConflict)) log(`last use of key ${key.keyId} not noted`);',
  'shared/gate/http/handle-open.ts: context.log(requestLine({ traceId: place.traceId, operation, status: answer.status, code, ...about, ms }));',
  'shared/gate/http/handle-open.ts: context.error(`${traceId} ${describeFailure(error)}`);',
  'shared/start/make-deps.ts: const log = (line: string) => console.warn(line);',
  "shared/start/make-deps.ts: if (strange.length > 0) log(`POLICY_FILE permits roles that no list knows: ${strange.join(', ')}`);",
  'shared/start/make-deps.ts: bus: { ...bus, offer: offers({ send: bus.send, uptime, log }) },',
  'shared/start/make-deps.ts: certificates: fetchCertificates({ fetch, now, log, documented: DOCUMENTED_ADDRESS }),',
  'shared/start/make-deps.ts: log,',
];
const THROWN = [
  'functions/on-message.ts: throw new Error(`${message.outboxId}: ${describeFailure(error)}`);',
  'functions/on-timer.ts: throw new Error(describeFailure(error));',
  'functions/on-timer.ts: if (failed.length > 0) throw new Error(`${failed.length} ${what} failed`);',
  'shared/contract/message.ts: throw new Error(`Expected a message of schema version 1, found faults at ${where}`);',
];

describe('the product', () => {
  it('logs ids, codes, counts and kinds of failures, in these lines', () => {
    expect(linesOf(PRODUCT, WRITES)).toEqual(LOGGED);
  });

  it('throws no more at the platform than these', () => {
    expect(linesOf(['functions/on-message.ts', 'functions/on-timer.ts', 'shared/contract/message.ts'], THROWS)).toEqual(
      THROWN,
    );
    const triggers = ['prepare-hand-off', 'record-notification', 'relay-outbox', 'sweep-due'];
    for (const name of triggers) expect(readFileSync(`functions/${name}.ts`, 'utf8')).toMatch(/\bon(Message|Timer)\(/);
  });
});
