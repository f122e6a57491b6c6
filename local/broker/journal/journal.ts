import { type FileHandle, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFrames, writeFrame } from './frame.ts';
import type { JournalRecord } from './record.ts';

/** The journal is rewritten when it holds this many bytes and is this many times larger than what is alive. */
const compaction = { bytes: 64 * 2 ** 20, factor: 4 };

/** Where the journal's owner is asked and told. */
export interface JournalOwner {
  /** Called for each record of an earlier run, in order, while the journal opens. */
  restore(record: JournalRecord): void;
  /** The records that lead to the present state. */
  snapshot(): Iterable<JournalRecord>;
  /** One line for a person. */
  report(line: string): void;
}

/**
 * The broker's memory: an append-only file. All records of one turn, and those that come while the disk is busy, go
 * out in one write and one fdatasync; only then are their `whenDurable` callbacks called.
 */
export class Journal {
  readonly #directory: string;
  readonly #owner: JournalOwner;
  #file: FileHandle | undefined;
  #size = 0;
  #compactAt = compaction.bytes;
  #pending: Buffer[] = [];
  #waiting: (() => void)[] = [];
  #working: Promise<void> | undefined;

  private constructor(directory: string, owner: JournalOwner) {
    this.#directory = directory;
    this.#owner = owner;
  }

  /** Reads what is there, reports what is broken, and begins a fresh, compact file. */
  static async open(directory: string, owner: JournalOwner): Promise<Journal> {
    await mkdir(directory, { recursive: true });
    const journal = new Journal(directory, owner);
    await journal.#replay();
    await journal.#compact();
    return journal;
  }

  get #path(): string {
    return join(this.#directory, 'journal');
  }

  async #replay(): Promise<void> {
    const bytes = await readFile(this.#path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    for (const found of readFrames(bytes)) {
      if (found.kind === 'record') {
        this.#owner.restore(found.record);
        continue;
      }
      const { kind, offset, length } = found;
      const kept = `${this.#path}.${kind}-${offset}`;
      await writeFile(kept, bytes.subarray(offset, offset + length));
      const what = kind === 'torn' ? 'unfinished end cut off' : 'damaged record left out';
      this.#owner.report(`journal: ${what}: ${length} bytes at offset ${offset}, kept in ${kept}`);
    }
  }

  append(record: JournalRecord): void {
    this.#pending.push(writeFrame(record));
    this.#wake();
  }

  /** Calls back when everything appended so far is on disk. */
  whenDurable(callback: () => void): void {
    this.#waiting.push(callback);
    this.#wake();
  }

  #wake(): void {
    this.#working ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.#commit())
      .finally(() => {
        this.#working = undefined;
        if (this.#pending.length > 0 || this.#waiting.length > 0) this.#wake();
      });
  }

  async #commit(): Promise<void> {
    const bytes = Buffer.concat(this.#pending);
    const waiting = this.#waiting;
    this.#pending = [];
    this.#waiting = [];
    if (this.#size + bytes.length > this.#compactAt) {
      await this.#compact();
    } else if (bytes.length > 0) {
      await this.#file?.appendFile(bytes);
      await this.#file?.datasync();
      this.#size += bytes.length;
    }
    for (const callback of waiting) callback();
  }

  /** Writes the present state to a new file, which then takes the old one's place. */
  async #compact(): Promise<void> {
    const bytes = Buffer.concat(Array.from(this.#owner.snapshot(), writeFrame));
    const next = `${this.#path}.next`;
    const file = await open(next, 'w');
    await file.appendFile(bytes);
    await file.datasync();
    await rename(next, this.#path);
    const directory = await open(this.#directory, 'r');
    await directory.sync();
    await directory.close();
    await this.#file?.close();
    this.#file = file;
    this.#size = bytes.length;
    this.#compactAt = Math.max(compaction.bytes, bytes.length * compaction.factor);
  }

  /** Writes what is pending and closes the file. */
  async close(): Promise<void> {
    while (this.#working || this.#pending.length > 0) {
      this.#wake();
      await this.#working;
    }
    await this.#file?.close();
  }
}
