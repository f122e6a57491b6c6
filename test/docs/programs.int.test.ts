import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
/** Each script that becomes a program, and the program; the host has none. */
const PROGRAMS = [
  ...Object.entries(scripts).flatMap(([script, line]) => {
    const [, program] = /^node tools\/run\.mjs ([\w-]+)$/.exec(line) ?? [];
    return program === undefined ? [] : [[script === 'start' ? 'npm start' : `npm run ${script}`, program] as const];
  }),
  ['node dist/local/host.mjs', 'host'] as const,
];

const run = async (program: string, ...args: string[]) => {
  const env = { PATH: process.env.PATH };
  const failed = (error: { code: number; stdout: string; stderr: string }) => error;
  const { stdout, stderr, code } = await promisify(execFile)(process.execPath, [`dist/local/${program}.mjs`, ...args], {
    env,
  }).then((spoken) => ({ ...spoken, code: 0 }), failed);
  return { code, stdout, stderr };
};

describe.each(PROGRAMS)('%s', (command, program) => {
  it('explains itself', async () => {
    const { stdout, ...rest } = await run(program, '--help');
    expect(rest).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toMatch(new RegExp(`^${command}( |$)`));
  });

  it('names an option that it doesn’t know in one line, and ends with code 2', async () => {
    expect(await run(program, '--nonsense')).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^.*--nonsense.*\n$/),
    });
  });
});

it('scripts that become programs are found, all of them', () => {
  const found = Object.values(scripts).filter((line) => line.includes('tools/run.mjs'));
  expect(PROGRAMS).toHaveLength(found.length + 1);
});

describe.each(['broker', 'host'])('the package %s', (name) => {
  it('has a program of its own', async () => {
    const { bin } = JSON.parse(readFileSync(`local/${name}/package.json`, 'utf8')) as { bin: Record<string, string> };
    const [file = ''] = Object.values(bin);
    const { stdout } = await promisify(execFile)(`local/${name}/${file}`, ['--help']);
    expect(stdout).toBe((await run(name, '--help')).stdout);
  });
});

describe('a file that is wrong is named in one line:', () => {
  it.each([
    ['rules-replay', ['--file', 'nowhere.ndjson'], /^nowhere\.ndjson: there is no such file\n$/],
    ['rules-replay', ['--file', 'package.json', '--policy', 'nowhere.json'], /^POLICY_FILE nowhere\.json: [^\n]+\n$/],
    ['broker', ['--config', 'nowhere.json', '--data', 'nowhere'], /^nowhere\.json: there is no such file\n$/],
    ['broker', ['--config', 'package.json', '--data', 'nowhere'], /^package\.json: UserConfig: [^\n]+\n$/],
    ['host', ['--app', 'nowhere'], /^expected --app [^\n]+"nowhere"\n$/],
  ])('of %s', async (program, args, stderr) => {
    expect(await run(program, ...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(stderr) });
  });
});
