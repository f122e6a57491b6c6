import { z } from 'zod';
import type { Entity } from '../../../shared/adapters/store/table.ts';
import { azureMonitorAlertSchema } from '../../../shared/contract/webhook-azure-monitor.ts';
import { psaEventSchema } from '../../../shared/contract/webhook-psa.ts';
import { QUOTA_NAMES } from '../../../shared/core/partner/quota.ts';
import { ROLES } from '../../../shared/core/partner/roles.ts';
import { sha256 } from '../../../shared/hash.ts';
import { GUID, INSTANT, joined, jsonOf, matching, shapeFaults } from './columns.ts';
import { limitFaults } from './row-limits.ts';

interface DirectoryKind {
  /** Of partition and row key, a line between. */
  keys: RegExp;
  columns: z.ZodType;
  text?: string;
}

const keys = (partition: string, row: string) => new RegExp(`^${partition}\n${row}$`);
const instant = matching(INSTANT);
const roles = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.array(z.enum(ROLES)).min(1));

const webhook = (source: string, event: z.ZodType): DirectoryKind => ({
  keys: keys(`webhook!${source}!${GUID}`, '[0-9a-f]{64}'),
  text: 'body',
  columns: z.strictObject({
    id: matching('[\\x21-\\x7e]{1,255}'),
    receivedAt: instant,
    writeToken: matching(GUID),
    body: z
      .base64()
      .transform((text) => new TextDecoder().decode(Buffer.from(text, 'base64')))
      .pipe(jsonOf(event)),
  }),
});

/** Every kind of row that a run may leave in the directory. */
const KINDS: DirectoryKind[] = [
  {
    keys: keys('access', 'key![0-9a-f]{16}'),
    columns: z.strictObject({
      partnerTenantId: matching(GUID),
      hmac: matching('[0-9a-f]{64}'),
      roles,
      lastUsedOn: z.iso.date().optional(),
    }),
  },
  {
    keys: keys('access', `partner!${GUID}`),
    columns: z.strictObject({
      name: z.string().min(1),
      resellers: matching(`(?:${GUID})?`),
      limits: jsonOf(z.strictObject(Object.fromEntries(QUOTA_NAMES.map((name) => [name, z.int()])))),
    }),
  },
  { keys: keys('access', `secret!(?:psa|azure-monitor)!${GUID}![0-9a-f]{16}`), columns: z.strictObject({}) },
  {
    keys: keys('heartbeat', '(?:sweepDue|relayOutbox)'),
    columns: z.strictObject({ at: instant, failed: z.int().min(0) }),
  },
  {
    keys: keys(`quota!${GUID}`, `(?:${QUOTA_NAMES.join('|')})`),
    columns: z.strictObject({
      endsAt: instant,
      taken: z.int().positive(),
      granted: z.int().min(0),
      token: matching(GUID),
    }),
  },
  webhook('psa', psaEventSchema),
  webhook('azure-monitor', azureMonitorAlertSchema),
];

/** What is wrong in the directory, each fault with the row that has it. */
export function checkDirectory(rows: Entity[]): string[] {
  return rows.flatMap((row) => {
    const place = `${row.partitionKey}\n${row.rowKey}`;
    const kind = KINDS.find(({ keys }) => keys.test(place));
    const faults = kind === undefined ? ['a row of no kind'] : shapeFaults(kind.columns, joined(row, kind.text));
    if (row.partitionKey.startsWith('webhook!psa') && sha256(String(row.id)) !== row.rowKey)
      faults.push('under another id');
    return [...faults, ...limitFaults(row)].map((fault) => `${place.replace('\n', ' ')}: ${fault}`);
  });
}
