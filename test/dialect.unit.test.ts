import { describe, expect, it } from '@jest/globals';
import { treeOf } from './architecture/source-tree.ts';

const CODE = Object.entries(treeOf('functions', 'shared', 'operator', 'tools', 'local')).filter(
  ([file]) => !file.includes('/test/'),
);

/** Each line of the code that a pattern fits, with its file. */
const lines = (pattern: RegExp): string[] =>
  CODE.flatMap(([file, text]) =>
    text
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

describe('the dialect of docs/style.md', () => {
  it('makes a function of what has several statements', () => {
    const arrow = /^(?:export )?const (\w+) = (?:async )?\([^()]*\)(?:: [^=]+)? => \{$/;
    expect(lines(arrow)).toEqual([]);
  });

  it('tells failures in sentences, without tags', () => {
    expect(lines(/^\s*(?:\/\*\*|\*).*@(?:throws|returns?|param)\b/)).toEqual([]);
  });

  it('contracts in comments', () => {
    expect(lines(/^\s*(?:\/\*\*|\*|\/\/).*\b(?:can ?not|(?:do|does|did|is|are|was|were|has|have|will) not)\b/)).toEqual(
      [],
    );
  });
});
