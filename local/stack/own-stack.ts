import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './port.ts';
import type { StackFile } from './stack.ts';

const program = join(fileURLToPath(new URL('../../', import.meta.url)), 'dist/local/stack.mjs');

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: who asks knows the shape of the answer
  body: any;
}

/** A built stack that whoever starts it has for itself: free ports, a data folder that goes with it. */
export class OwnStack {
  private constructor(
    /** Where it keeps its data and secrets. */
    readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<OwnStack> {
    const folder = mkdtempSync(join(tmpdir(), 'stack-'));
    const [PORT, BROKER_PORT, TABLES_PORT] = (await Promise.all([freePort(), freePort(), freePort()])).map(String);
    const env = { ...process.env, PORT, BROKER_PORT, TABLES_PORT, STACK_DATA: folder };
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'ignore'] });
    await until(() => existsSync(join(folder, 'stack.json')));
    return new OwnStack(folder, child);
  }

  /** Of its supervisor. */
  get pid(): number {
    return this.child.pid ?? 0;
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

  /** Calls the API as the demo partner; `body` is sent as JSON, a string as it is. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const { api, apiKey } = this.file;
    return ask(api, method, path, body, { authorization: `Bearer ${apiKey}`, ...headers });
  }

  async ticket(id: string): Promise<Answer['body']> {
    return (await this.call('GET', `/tickets/${id}`)).body;
  }

  /** Moves the clock of app and broker by an ISO 8601 duration. */
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
}

/** Calls an API. The path may be a whole address, such as a nextLink; `body` is sent as JSON, a string as it is. */
export async function ask(
  api: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(path.startsWith('http') ? path : api + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { status, headers: answered } = response;
  const text = await response.text();
  const isJson = answered.get('content-type')?.includes('json');
  return { status, headers: answered, body: isJson && text !== '' ? JSON.parse(text) : text || null };
}

/** Waits until something holds; fails when it doesn't in time. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${holds}`);
    await sleep(100);
  }
}
