import { writeFileSync } from 'node:fs';
import { policyJsonSchema } from '../../shared/contract/policy.ts';

writeFileSync('docs/policy.schema.json', `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
