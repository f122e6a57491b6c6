import { writeFileSync } from 'node:fs';
import { handOffsDocument } from './document.ts';

writeFileSync('docs/hand-offs.md', handOffsDocument());
