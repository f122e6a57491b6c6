import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const page = readFileSync('docs/security.md', 'utf8');
const titlesIn = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, title = '']) => title.trim());
const overview = titlesIn(/^\| (API\d+ [^|]+)\|/gm);
const sections = titlesIn(/^### (API\d+ .+)$/gm);

/** One part of a risk's section, such as its tests. */
function part(title: string, name: string): string {
  const section = page.split(`### ${title}\n`)[1]?.split(/^##/m)[0] ?? '';
  return section.split(`**${name}.**`)[1]?.split(/^\*\*/m)[0]?.trim() ?? '';
}
const testsIn = (text: string) => [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);

describe('the page of security', () => {
  it('has a section for each of the ten risks, and all of them in its overview', () => {
    expect(sections.map((title) => title.split(' ')[0])).toEqual(Array.from({ length: 10 }, (_, at) => `API${at + 1}`));
    expect(overview).toEqual(sections);
  });

  it.each(sections)('tells how %s is met, by which tests, and what is not covered', (title) => {
    expect(part(title, 'Control')).not.toBe('');
    expect(testsIn(part(title, 'Tests'))).not.toEqual([]);
    expect(part(title, 'Not covered yet')).not.toBe('');
  });

  it('names no test that does not exist', () => {
    expect(testsIn(page).filter((file) => !existsSync(file))).toEqual([]);
  });
});
