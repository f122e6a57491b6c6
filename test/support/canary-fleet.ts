import { TableClient } from '@azure/data-tables';
import { ServiceBusClient, type ServiceBusMessage, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import type { Answer } from '../../local/stack/own-stack.ts';
import { putSecret } from '../../shared/adapters/store/webhook-secrets.ts';
import { secretText } from '../../shared/core/partner/webhook-secret.ts';
import { NOTIFICATIONS } from '../../shared/core/ticket/retries.ts';
import type { Canaries } from './canaries.ts';
import { OTHER, PARTNER } from './fixtures.ts';
import { bearer, startFleet } from './fleet.ts';
import { type Fate, startRecordingProxy } from './recording-proxy.ts';
import { signWebhook } from './sign-webhook.ts';

/** Queues whose workers are switched off, so that what the app puts there stays and can be read. */
export const UNATTENDED = ['m365-admin-center', NOTIFICATIONS];

/** Each item of a list has an answer of its own, which may be a problem. */
const problemsIn = ({ value = [] }: Record<string, object[]>) =>
  value.filter((item) => 'problem' in item || 'traceId' in item);

export type CanaryFleet = Awaited<ReturnType<typeof startCanaryFleet>>;

/** A host on storage that fails as told, with two partners; every secret of it is a canary. */
export async function startCanaryFleet(canaries: Canaries, fateOf: (body: string) => Fate) {
  const proxy = await startRecordingProxy(fateOf);
  const masterKey = canaries.text('secret master key');
  const fleet = await startFleet({
    tablesThrough: proxy.inFrontOf,
    env: {
      HOST_MASTER_KEY: masterKey,
      ENTRA_AUDIENCE: canaries.text('secret audience'),
      // No key can be had.
      ENTRA_KEYS_URL: 'http://127.0.0.1:1/keys',
      ...Object.fromEntries(UNATTENDED.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true'])),
    },
  });
  const [key, otherKey] = [await fleet.addPartner(PARTNER), await fleet.addPartner(OTHER)];
  const secret = { partnerTenantId: PARTNER, secretId: 'one', expiresAt: null };
  const [psa, monitor] = [{ source: 'psa', ...secret } as const, { source: 'azure-monitor', ...secret } as const];
  await fleet.directory.transact([psa, monitor].map(putSecret));
  const [psaSecret, monitorSecret] = [secretText(psa, fleet.pepper), secretText(monitor, fleet.pepper)];
  const [, keyId = '', keySecret = ''] = /^tik_(.{16})_(.+)$/.exec(key) ?? [];
  const secrets = {
    'API key': keySecret,
    'service desk': psaSecret.replace('whsec_', ''),
    alerts: monitorSecret,
    pepper: fleet.pepper,
    cursors: fleet.cursorSecret,
    ids: fleet.idSecret,
    tables: /AccountKey=([^;]+)/.exec(fleet.tables)?.[1] ?? '',
    bus: /SharedAccessKey=([^;]+)/.exec(fleet.serviceBus)?.[1] ?? '',
  };
  for (const [name, text] of Object.entries(secrets)) canaries.watch(`secret of ${name}`, text);
  const bus = new ServiceBusClient(fleet.serviceBus);
  const table = (name: string) =>
    TableClient.fromConnectionString(fleet.tables, name, { allowInsecureConnection: true });
  const told: string[] = [];
  const looked = new Map<string, ServiceBusReceivedMessage[]>();
  const host = () => {
    const [only] = fleet.hosts;
    if (only === undefined) throw new Error('Expected a host, found none');
    return only;
  };

  return {
    broker: fleet.broker,
    keyId,
    monitorSecret,
    table,
    /** Headers of all answers, the bodies of those that aren't 2xx, and all that the other partner was answered. */
    told,
    log: () => host().log(),
    sign: (body: string, id = 'msg_1') => signWebhook([psaSecret], { id, at: Date.now(), body: Buffer.from(body) }),
    /** Calls as the partner; a webhook has its own proof. */
    async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
      const own = path.startsWith('/webhooks/') ? {} : bearer(key);
      const answer = await fleet.call(0, method, path, body, { ...own, ...headers });
      told.push(JSON.stringify([...answer.headers]));
      told.push(JSON.stringify(answer.status < 300 ? problemsIn(answer.body ?? {}) : answer.body));
      return answer;
    },
    async sendAsOther(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const answer = await fleet.call(0, method, path, body, { ...bearer(otherKey), ...headers });
      told.push(JSON.stringify([[...answer.headers], answer.body]));
      return answer;
    },
    /** Runs a timer now. */
    async run(timer: string): Promise<void> {
      const { origin } = new URL(host().url);
      const headers = { 'x-functions-key': masterKey };
      await fetch(`${origin}/admin/functions/${timer}`, { method: 'POST', headers });
    },
    /** All rows as one text. */
    async rows(): Promise<string> {
      const all: string[] = [];
      for (const name of ['tickets', 'directory'])
        for await (const row of table(name).listEntities()) all.push(JSON.stringify(row));
      return all.join('\n');
    },
    put: (queue: string, messages: ServiceBusMessage[]) => bus.createSender(queue).sendMessages(messages),
    /** All messages of a queue once there are so many, without taking them. */
    async look(queue: string, least: number, subQueueType?: 'deadLetter'): Promise<ServiceBusReceivedMessage[]> {
      const seen = looked.get(`${queue} ${subQueueType}`) ?? [];
      looked.set(`${queue} ${subQueueType}`, seen);
      const receiver = bus.createReceiver(queue, subQueueType && { subQueueType });
      // Whoever peeks again goes on where a client stopped.
      await eventually(async () => seen.push(...(await receiver.peekMessages(100))) >= least);
      return seen;
    },
    async stop(): Promise<void> {
      await bus.close();
      await fleet.stop();
      await proxy.stop();
    },
  };
}
