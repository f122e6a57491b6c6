// Plain JavaScript, because a release begins here: before the clean install there is nothing to build with.
import { readFileSync } from 'node:fs';

if (/^## Pending\s*$/m.test(readFileSync('CHANGELOG.md', 'utf8'))) {
  console.error('CHANGELOG.md still says "## Pending": give that heading the version that is released.');
  process.exitCode = 1;
}
