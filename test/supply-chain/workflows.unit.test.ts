import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')] as const);
const linesOf = (text: string, pattern: RegExp) => text.split('\n').filter((line) => pattern.test(line));
const gate = readFileSync(join(FOLDER, 'ci.yml'), 'utf8');

describe.each(workflows)('the workflow %s', (_, text) => {
  it('pins every action by its hash, and says which version that is', () => {
    const uses = linesOf(text, /\buses:/);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/^\s+(- )?uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('may read, unless a job says what it writes', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  });

  it('leaves no token behind in the checkout', () => {
    const kept = text
      .split(/^\s+- /m)
      .filter((step) => step.includes('actions/checkout@'))
      .filter((step) => !step.includes('persist-credentials: false'));
    expect(kept).toEqual([]);
  });

  it('gives no stranger its secrets', () => {
    expect(linesOf(text, /pull_request_target|workflow_run|secrets\./)).toEqual([]);
  });
});

describe('every night', () => {
  const nightly = readFileSync(join(FOLDER, 'nightly.yml'), 'utf8');
  const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);

  it.each(['test:slow', 'test:fuzz'])('runs %s, which the gate leaves out', (script) => {
    expect(nightly).toContain(`"${script}"`);
    expect(scripts).toContain(script);
    expect(readFileSync('.ci/run', 'utf8')).not.toContain(script);
  });
});

describe('the gate', () => {
  it('is .ci/run', () => {
    expect(linesOf(gate, /^ {6}- run: bash \.ci\/run$/)).toHaveLength(1);
  });

  it('runs on the oldest Node that is promised', () => {
    const [, oldest] = /"node": ">=([\d.]+)"/.exec(readFileSync('package.json', 'utf8')) ?? [];
    const [, first] = /node: \["([\d.]+)"/.exec(gate) ?? [];
    expect(first).toBe(oldest);
  });
});
