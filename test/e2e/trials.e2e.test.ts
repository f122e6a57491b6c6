import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { parseDuration } from '@csp-ticket-router/kit/duration.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnStack } from '../../local/stack/own-stack.ts';
import file from '../cases/trials.json' with { type: 'json' };
import { signWebhook } from '../support/sign-webhook.ts';
import { attemptAt, type Scene } from '../trials/attempt.ts';
import { type Answer, bytesOf, type Step, type Trial } from '../trials/trial.ts';

/** What a trial holds by now has been decided otherwise: a member that stands twice is refused. */
const DECIDED: Record<string, Trial['expect']> = {
  'duplicate-json-keys': { status: 400, body: { '/code': 'MEMBER_REPEATED' } },
};
const ALL = (file.cases as unknown as (Trial & { needs?: string; order?: number })[])
  .filter(({ needs }) => needs === undefined)
  .map((trial) => ({ ...trial, expect: DECIDED[trial.id] ?? trial.expect }));
const ordered = ALL.filter(({ order }) => order !== undefined).sort((a, b) => (a.order ?? 0) - (b.order ?? 0));

function sceneOf(stack: OwnStack): Scene {
  const { admin, apiKey, partnerTenantId, psaSecret, monitorSecret } = stack.file;
  let ahead = 0;
  const ask = async ({ method, path, headers = {}, gzip, sign, ...body }: Step): Promise<Answer> => {
    const bytes = bytesOf(body);
    const { body: signed = bytes, prefix = '', secondsAgo = 0, stripPadding = false } = sign ?? {};
    const at = Date.now() + ahead - secondsAgo * 1_000;
    const proof = signWebhook([psaSecret], { id: crypto.randomUUID(), at, body: Buffer.from(signed) });
    const given = `${prefix}${proof['webhook-signature']}`;
    const signature = stripPadding ? given.replace(/=+$/, '') : given;
    const sent = {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      ...headers,
      ...(sign && { ...proof, 'webhook-signature': signature }),
    };
    return send(new URL(path, admin), method, sent, method === 'GET' ? null : gzip ? gzipSync(bytes) : bytes);
  };
  const travel = async (ms: number) => {
    await stack.travel(`PT${Math.round(ms / 1_000)}S`);
    ahead += ms;
  };
  return {
    names: { apiKey, partner: partnerTenantId, psaSecret, monitorSecret },
    ask,
    travel: (duration) => travel(parseDuration(duration) ?? Number.NaN),
    travelTo: (instant) => travel(Date.parse(instant) - Date.now() - ahead),
    wait: (seconds) => wait(seconds * 1_000),
  };
}

/** Sends a header of several values as several lines, as fetch never would. */
const send = (url: URL, method: string, headers: Trial['headers'], body: Buffer | null): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const lines = Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== null);
    const length = body === null ? {} : { 'content-length': String(body.length) };
    const sent = request(url, { method, headers: { ...Object.fromEntries(lines), ...length } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const told = new Headers(
        Object.entries(response.headersDistinct).map(([name, all = []]) => [name, all.join(', ')]),
      );
      resolve({ status: response.statusCode ?? 0, headers: told, text: Buffer.concat(chunks).toString() });
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });

describe.each([
  ['at any time', ALL.filter((trial) => !ordered.includes(trial))],
  ['far ahead', ordered],
])('public bug reports, over HTTP, %s', (_, trials) => {
  let stack: OwnStack;
  let scene: Scene;
  beforeAll(async () => {
    stack = await OwnStack.start();
    scene = sceneOf(stack);
  });
  afterAll(() => stack.stop());

  it.each(trials.map((trial) => [`${trial.id}: ${trial.title}`, trial] as const))('%s', async (__, trial) => {
    expect(await attemptAt(scene, trial)).toBeNull();
  });
});
