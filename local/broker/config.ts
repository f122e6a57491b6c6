import { parseDuration } from '@csp-ticket-router/kit/duration.ts';
import { z } from 'zod';
import type { QueueSettings } from './engine/settings.ts';

/** A queue as it is declared: its settings and where its dead letters go, if not to its own sub-queue. */
export interface QueueDeclaration extends QueueSettings {
  forwardDeadLettersTo?: string;
}

const duration = z.string().transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  context.addIssue({ code: 'custom', message: `expected an ISO 8601 duration such as PT1M, found "${text}"` });
  return z.NEVER;
});
/** What Azure writes for a life without end, the longest TimeSpan: 10,675,199 days. */
const unlimited = 922_337_203_685_477;
const lifetime = duration.transform((life) => (life < unlimited ? life : Number.POSITIVE_INFINITY));
/** Letters, digits and `. - _ /`, but neither at the ends; as Azure has it, and the addresses of sub-queues need it. */
const entityName = z
  .string()
  .max(260)
  .regex(/^[a-z\d]([\w./-]*[a-z\d])?$/i, 'expected the name of a queue');
const outOfScope = (what: string) => `${what} are out of scope of this broker`;
const second = 1000;

/** The official emulator's defaults stand in for what is missing; its other properties change nothing here. */
const properties = z
  .object({
    DeadLetteringOnMessageExpiration: z.boolean().default(false),
    DefaultMessageTimeToLive: lifetime.default(3600 * second),
    DuplicateDetectionHistoryTimeWindow: duration.default(20 * second),
    ForwardDeadLetteredMessagesTo: z.string().default(''),
    ForwardTo: z.literal('', { error: outOfScope('queues that forward all messages') }).default(''),
    LockDuration: duration.default(60 * second),
    MaxDeliveryCount: z.int().min(1).default(10),
    RequiresDuplicateDetection: z.boolean().default(false),
    RequiresSession: z.literal(false, { error: outOfScope('sessions') }).default(false),
  })
  .prefault({});

const namespace = z.object({
  Name: z.string().min(1),
  Queues: z.array(z.object({ Name: entityName, Properties: properties })).default([]),
  Topics: z.array(z.unknown()).max(0, outOfScope('topics')).default([]),
});

const file = z.object({
  UserConfig: z.object({ Namespaces: z.array(namespace).length(1, 'expected exactly one namespace') }),
});

/** What is wrong with a config file, all faults in one line. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads a config file in the format of the official Service Bus emulator. Throws ConfigError, naming every fault. */
export function parseConfig(text: string): QueueDeclaration[] {
  const parsed = file.safeParse(parseJson(text));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`);
    throw new ConfigError(faults.join('; '));
  }
  const queues = parsed.data.UserConfig.Namespaces.flatMap(({ Queues }) => Queues.map(declaration));
  checkNames(queues);
  return queues;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigError(`file: expected JSON, ${(cause as Error).message}`, { cause });
  }
}

function declaration({ Name, Properties }: z.infer<typeof namespace>['Queues'][number]): QueueDeclaration {
  return {
    name: Name,
    lockDuration: Properties.LockDuration,
    maxDeliveryCount: Properties.MaxDeliveryCount,
    timeToLive: Properties.DefaultMessageTimeToLive,
    deadLetterOnExpiry: Properties.DeadLetteringOnMessageExpiration,
    duplicateWindow: Properties.RequiresDuplicateDetection ? Properties.DuplicateDetectionHistoryTimeWindow : 0,
    ...(Properties.ForwardDeadLetteredMessagesTo && { forwardDeadLettersTo: Properties.ForwardDeadLetteredMessagesTo }),
  };
}

function checkNames(queues: readonly QueueDeclaration[]): void {
  const names = queues.map(({ name }) => name.toLowerCase());
  const faults = queues.flatMap(({ name, forwardDeadLettersTo: to }, index) => {
    const twice = names.indexOf(name.toLowerCase()) !== index;
    const unknown = to !== undefined && !names.includes(to.toLowerCase());
    const itself = to?.toLowerCase() === name.toLowerCase();
    return [
      ...(twice ? [`queue ${name}: expected one declaration, found several`] : []),
      ...(unknown ? [`queue ${name}: expected a declared queue to forward dead letters to, found "${to}"`] : []),
      ...(itself ? [`queue ${name}: expected another queue to forward dead letters to, found itself`] : []),
    ];
  });
  if (faults.length > 0) throw new ConfigError(faults.join('; '));
}
