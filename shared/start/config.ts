import { resolve } from 'node:path';
import { z } from 'zod';
import { readCertificates } from '../adapters/certificates/certificates.ts';
import type { EntraSettings } from '../adapters/entra/verify-token.ts';
import { DEFAULT_EDITION, EDITIONS } from '../core/decision/edition.ts';
import { definePolicies } from '../core/policy/policy.ts';
import type { Settings } from '../deps.ts';
import { readPolicyFile } from './read-policy-file.ts';

/** A connection by name, as Functions reads it: a connection string, or a service address for the app's identity. */
const connection = (name: string, address: string) =>
  z.union(
    [
      z.object({ [name]: z.string().min(1) }).transform((env) => ({ connectionString: env[name] as string })),
      z
        .object({ [`${name}__${address}`]: z.string().min(1) })
        .transform((env) => ({ address: env[`${name}__${address}`] as string })),
    ],
    { error: `Expected the setting ${name} (a connection string) or ${name}__${address}` },
  );

export const tablesConnection = connection('TablesConnection', 'tableServiceUri');
export const busConnection = connection('ServiceBusConnection', 'fullyQualifiedNamespace');

export const secret = z.string({ error: 'Expected a secret of at least 32 characters' }).min(32);

const certificates = z.string().transform((text, context) => {
  try {
    return readCertificates(Buffer.from(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'Expected certificates in PEM' });
    return z.NEVER;
  }
});

const settings = z.object({
  API_KEY_PEPPER: secret,
  CURSOR_SECRET: secret,
  // Never changed: a repeat finds its ticket by it.
  ID_SECRET: secret,
  // Absent, tokens of Entra ID are refused.
  ENTRA_AUDIENCE: z.string().min(1).optional(),
  ENTRA_KEYS_URL: z
    .string()
    .regex(/^(https:\/\/|http:\/\/127\.0\.0\.1:)/, 'Expected an address that begins with https://')
    .default('https://login.microsoftonline.com/common/discovery/v2.0/keys'),
  POLICY_EDITION: z.enum(EDITIONS).optional(),
  POLICY_FILE: z.string().min(1).optional(),
  // Absent, nobody is believed to be Partner Center.
  PARTNER_CENTER_ROOTS: certificates.default([]),
  // The host's own setting: where the app is deployed.
  AzureWebJobsScriptRoot: z.string().default('.'),
});

/** How a service is reached: with a connection string, or by address as the app's identity. */
export type Connection = { connectionString: string } | { address: string };

export interface Config extends Settings {
  tables: Connection;
  serviceBus: Connection;
  entra: EntraSettings;
}

/** Reads the app's settings and the policy file; throws with every fault named, which stops the start. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const tables = tablesConnection.safeParse(env);
  const serviceBus = busConnection.safeParse(env);
  const plain = settings.safeParse(env);
  if (tables.success && serviceBus.success && plain.success) {
    const { API_KEY_PEPPER, CURSOR_SECRET, ID_SECRET, POLICY_EDITION, POLICY_FILE, AzureWebJobsScriptRoot } =
      plain.data;
    const { ENTRA_AUDIENCE, ENTRA_KEYS_URL, PARTNER_CENTER_ROOTS } = plain.data;
    const { edition, settings } = readPolicyFile(POLICY_FILE && resolve(AzureWebJobsScriptRoot, POLICY_FILE));
    return {
      tables: tables.data,
      serviceBus: serviceBus.data,
      apiKeyPepper: API_KEY_PEPPER,
      cursorSecret: CURSOR_SECRET,
      idSecret: ID_SECRET,
      entra: { audience: ENTRA_AUDIENCE ?? null, keysUrl: ENTRA_KEYS_URL },
      edition: POLICY_EDITION ?? edition ?? DEFAULT_EDITION,
      policies: definePolicies(settings),
      partnerCenterRoots: PARTNER_CENTER_ROOTS,
    };
  }
  throw new Error(settingFaults(tables, serviceBus, plain));
}

/** What is wrong with settings as read, each fault by its name and without its value. */
export function settingFaults(...read: { error?: z.ZodError }[]): string {
  const faults = read.flatMap(({ error }) => error?.issues ?? []);
  return `Settings: ${faults.map(({ path, message }) => [...path, message].join(': ')).join('; ')}`;
}
