import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import file from '../cases/trials.json' with { type: 'json' };

it('every trial is tried, each in one place', () => {
  const sources = readdirSync('test/trials')
    .filter((name) => name.endsWith('.unit.test.ts'))
    .map((name) => readFileSync(`test/trials/${name}`, 'utf8'))
    .join('\n');
  const tried = file.cases.map(({ id }) => [id, sources.split(`'${id}'`).length - 1]);
  expect(tried).toEqual(file.cases.map(({ id }) => [id, 1]));
});
