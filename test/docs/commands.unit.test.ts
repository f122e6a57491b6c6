import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
const LISTS = ['README.md', 'local/README.md'];
const PAGES = [
  ...LISTS,
  'local/broker/README.md',
  'local/host/README.md',
  'operator/README.md',
  ...readdirSync('docs').map((f) => `docs/${f}`),
];

const commandsIn = (files: string[]): string[] =>
  files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
      ([, script, short]) => script ?? short ?? '',
    ),
  );

describe('the commands', () => {
  it('stand in the README or in that of the local stack, all of them', () => {
    expect(scripts.filter((script) => !commandsIn(LISTS).includes(script))).toEqual([]);
  });

  it('exist wherever a page names one', () => {
    expect(commandsIn(PAGES).filter((command) => !scripts.includes(command))).toEqual([]);
  });
});
