import { writeFileSync } from 'node:fs';
import { rulesDocument } from './document.ts';

writeFileSync('docs/rules.md', rulesDocument());
