import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { ServiceBusClient } from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StackFile } from '../../../local/stack/stack.ts';
import { failToStart, freePorts, isAlive, readStackFile, type StackProcess, spawnStack } from './start-stack.ts';

const HOUR = 3_600_000;
const data = mkdtempSync(join(tmpdir(), 'stack-'));
let ports: number[];
let stack: StackProcess;
let file: StackFile;

const start = async () => {
  stack = spawnStack('app', data, ports);
  file = await eventually(() => readStackFile(data));
};
const now = async () => (await (await fetch(`${file.admin}/now`)).json()) as number;
const allPids = ({ pids }: StackFile) => Object.values(pids);
const gone = (pids: number[]) => eventually(() => !pids.some(isAlive));

beforeAll(async () => {
  ports = await freePorts(3);
  await start();
});
afterAll(async () => {
  stack.signal('SIGKILL');
  await gone(allPids(file));
  rmSync(data, { recursive: true, force: true });
});

describe('when the stack is ready', () => {
  it('stack.json tells where everything is', () => {
    const [host, broker, tables] = ports;
    expect(file).toEqual({
      api: `http://127.0.0.1:${host}/api/v1`,
      admin: `http://127.0.0.1:${host}`,
      masterKey: expect.stringMatching(/^.{43}$/),
      psaSecret: expect.stringMatching(/^whsec_/),
      monitorSecret: expect.stringMatching(/^[\w-]{43}$/),
      partnerTenantId: '11111111-1111-4111-8111-111111111111',
      apiKey: expect.any(String),
      tables: expect.stringContaining(`TableEndpoint=http://127.0.0.1:${tables}/devstoreaccount1;`),
      serviceBus: expect.stringMatching(`^Endpoint=sb://127.0.0.1:${broker};.*UseDevelopmentEmulator=true;$`),
      pids: { host: expect.any(Number), broker: expect.any(Number), tables: expect.any(Number) },
    });
    expect(new Set(allPids(file)).size).toBe(3);
  });

  it('it prints the addresses, the demo partner and how to stop', async () => {
    const printed = await eventually(() => stack.output().includes('Ctrl-C') && stack.output());
    for (const part of [file.api, file.partnerTenantId, file.apiKey, data]) expect(printed).toContain(part);
    expect(printed).not.toMatch(/ahead/);
  });

  it('the app has its settings', async () => {
    const settings = (await (await fetch(`${file.admin}/settings`)).json()) as Record<string, string>;
    expect(settings).toMatchObject({ TablesConnection: file.tables, ServiceBusConnection: file.serviceBus });
    expect(settings.API_KEY_PEPPER).toMatch(/^.{43}$/);
    expect(settings.CURSOR_SECRET).toMatch(/^.{43}$/);
    expect(settings.ID_SECRET).toMatch(/^.{43}$/);
  });

  it('tables and queues are there', async () => {
    const options = { allowInsecureConnection: true };
    for (const name of ['tickets', 'directory']) {
      const table = TableClient.fromConnectionString(file.tables, name, options);
      await expect(table.upsertEntity({ partitionKey: 'test', rowKey: 'a' })).resolves.toBeDefined();
    }
    const client = new ServiceBusClient(file.serviceBus);
    await client.createSender('notifications').sendMessages({ body: 'x' });
    await client.close();
  });

  it('secrets are readable by their owner alone', () => {
    expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, 'stack.json')).mode & 0o777).toBe(0o600);
  });

  it('the master key opens the admin pages', async () => {
    const response = await fetch(`${file.admin}/admin/functions`, { headers: { 'x-functions-key': file.masterKey } });
    expect(response.status).toBe(200);
  });
});

describe('a start that can not work says why and exits with 1', () => {
  it('on a data folder that another stack uses', async () => {
    const { code, output } = await failToStart('app', data, await freePorts(3));
    expect(output).toMatch(
      /a stack runs on .* already \(process \d+\); stop it, or choose another folder with STACK_DATA=/,
    );
    expect(code).toBe(1);
  });

  it.each([
    [0, 'PORT'],
    [1, 'BROKER_PORT'],
    [2, 'TABLES_PORT'],
  ])('on a port that is in use (%d, %s)', async (index, variable) => {
    const folder = mkdtempSync(join(tmpdir(), 'stack-'));
    const busy = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const { port } = busy.address() as { port: number };
    const own = await freePorts(3);
    own[index] = port;
    const { code, output } = await failToStart('app', folder, own);
    busy.close();
    rmSync(folder, { recursive: true });
    expect(output).toMatch(new RegExp(`port ${port} of the \\w+ is in use; .* with ${variable}=`));
    expect(code).toBe(1);
  });

  it('with an app that fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stack-'));
    const { code, output } = await failToStart('failing-app', folder, await freePorts(3));
    const left = readStackFile(folder);
    rmSync(folder, { recursive: true });
    expect(output).toContain('ENTRY_FAILED');
    expect(output).toContain("The stack can't start: the host ended before it was ready (exit code 1)");
    expect([code, left]).toEqual([1, undefined]);
  });
});

describe('a program that dies', () => {
  it.each(['host', 'broker'] as const)(
    'the %s is back on its port within two seconds, its new pid in stack.json',
    async (name) => {
      const pid = file.pids[name];
      process.kill(pid, 'SIGKILL');
      file = await eventually(() => {
        const current = readStackFile(data);
        return current?.pids[name] === pid ? undefined : current;
      }, 2_000);
      expect(isAlive(file.pids[name])).toBe(true);
      await expect(now()).resolves.toBeDefined();
      const client = new ServiceBusClient(file.serviceBus);
      await client.createSender('notifications').sendMessages({ body: 'x' });
      await client.close();
    },
  );
});

describe('time travel', () => {
  const advance = async (by: string) => {
    const response = await fetch(`${file.admin}/local/clock`, {
      method: 'POST',
      body: JSON.stringify({ advance: by }),
    });
    return (await response.json()) as { now: string };
  };
  /** Whether a time was read from a clock that is so far ahead of ours, between two looks at ours. */
  const isAhead = async (hours: number, read: () => Promise<number>) => {
    const before = Date.now();
    const there = (await read()) - hours * HOUR;
    return before <= there && there <= Date.now();
  };

  it('moves the app and the broker together', async () => {
    const client = new ServiceBusClient(file.serviceBus);
    const [receiver, sender] = [client.createReceiver('isv-contact'), client.createSender('isv-contact')];
    await sender.scheduleMessages({ body: 'in three hours' }, new Date(Date.now() + 3 * HOUR));
    expect(await receiver.receiveMessages(1, { maxWaitTimeInMs: 300 })).toEqual([]);
    expect(await isAhead(4, async () => Date.parse((await advance('PT4H')).now))).toBe(true);
    expect((await receiver.receiveMessages(1, { maxWaitTimeInMs: 2_000 })).length).toBe(1);
    expect(await isAhead(4, now)).toBe(true);
    await client.close();
  });

  it('two travels at once add up', async () => {
    await Promise.all([advance('PT1H'), advance('PT1H')]);
    expect(await isAhead(6, now)).toBe(true);
  });

  it('is not undone by a death of the host', async () => {
    const { host } = file.pids;
    process.kill(host, 'SIGKILL');
    file = await eventually(() => (readStackFile(data)?.pids.host === host ? undefined : readStackFile(data)));
    expect(await isAhead(6, now)).toBe(true);
  });
});

describe('the end', () => {
  it('SIGTERM ends all programs, removes stack.json and exits with 0', async () => {
    const pids = allPids(file);
    stack.signal('SIGTERM');
    expect(await stack.exited).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(readStackFile(data)).toBeUndefined();
  });

  it('the next start on the folder has the same keys, rows and time', async () => {
    const { masterKey, serviceBus } = file;
    await start();
    expect(file).toMatchObject({ masterKey, serviceBus });
    const table = TableClient.fromConnectionString(file.tables, 'tickets', { allowInsecureConnection: true });
    expect(await table.getEntity('test', 'a')).toMatchObject({ rowKey: 'a' });
    expect((await now()) - Date.now()).toBeGreaterThan(5 * HOUR);
  });

  it('and says how far its clock is ahead, and how to get back', async () => {
    const printed = await eventually(() => stack.output().includes('Ctrl-C') && stack.output());
    expect(printed).toMatch(/Clock +PT6H ahead.* STACK_DATA/);
  });

  it('programs end by themselves when the supervisor is killed', async () => {
    const pids = allPids(file);
    stack.signal('SIGKILL');
    await expect(gone(pids)).resolves.toBe(true);
  });
});
