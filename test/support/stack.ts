import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TableClient } from '@azure/data-tables';
import type { StackFile } from '../../local/stack/stack.ts';
import { freePort } from './azurite.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** The built stack on free ports, with a data folder of its own. */
export class Stack {
  private constructor(
    private readonly folder: string,
    private readonly child: ReturnType<typeof spawn>,
  ) {}

  static async start(): Promise<Stack> {
    const folder = mkdtempSync(join(tmpdir(), 'stack-'));
    const [PORT, BROKER_PORT, TABLES_PORT] = (await Promise.all([freePort(), freePort(), freePort()])).map(String);
    const child = spawn(process.execPath, ['dist/local/stack.mjs'], {
      env: { ...process.env, PORT, BROKER_PORT, TABLES_PORT, STACK_DATA: folder },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    const stack = new Stack(folder, child);
    await until(() => existsSync(join(folder, 'stack.json')), 30_000);
    return stack;
  }

  /** As written now: pids change when a program is restarted. */
  get file(): StackFile {
    return JSON.parse(readFileSync(join(this.folder, 'stack.json'), 'utf8')) as StackFile;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Calls the API as the demo partner. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const { api, apiKey } = this.file;
    const response = await fetch(path.startsWith('http') ? path : api + path, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  }

  /** Posts an intent as a careful caller does: again under the same key, until there is an answer. */
  async submit(intent: unknown, key: string): Promise<Answer> {
    for (;;) {
      const answer = await this.call('POST', '/tickets', intent, { 'idempotency-key': key }).catch(() => null);
      if (answer !== null && answer.status < 500) return answer;
      await sleep(300);
    }
  }

  async ticket(id: string): Promise<Answer['body']> {
    return (await this.call('GET', `/tickets/${id}`)).body;
  }

  async travel(advance: string): Promise<void> {
    const response = await fetch(`${this.file.admin}/local/clock`, {
      method: 'POST',
      body: JSON.stringify({ advance }),
    });
    if (response.status !== 200) throw new Error(`Travel failed: ${await response.text()}`);
  }

  /** Runs a timer now, as an operator would. */
  async run(timer: string): Promise<void> {
    const { admin, masterKey } = this.file;
    const headers = { 'x-functions-key': masterKey, 'content-type': 'application/json' };
    const response = await fetch(`${admin}/admin/functions/${timer}`, {
      method: 'POST',
      headers,
      body: '{"input":""}',
    });
    if (response.status !== 202) throw new Error(`${timer} answered ${response.status}`);
  }

  /** Row keys of a kind left in the tickets table. */
  async rows(kind: string): Promise<string[]> {
    const table = TableClient.fromConnectionString(this.file.tables, 'tickets', { allowInsecureConnection: true });
    const keys: string[] = [];
    for await (const { rowKey } of table.listEntities({ queryOptions: { select: ['RowKey'] } })) {
      if (rowKey?.startsWith(`${kind}!`)) keys.push(rowKey);
    }
    return keys;
  }
}

/** Waits until something holds; fails when it doesn't in time. */
export async function until(holds: () => boolean | Promise<boolean>, within: number): Promise<void> {
  const end = performance.now() + within;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${within} ms: ${holds}`);
    await sleep(100);
  }
}
