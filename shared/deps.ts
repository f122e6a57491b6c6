import type { X509Certificate } from 'node:crypto';
import type { Bus } from './adapters/bus/bus.ts';
import type { CheckCertificates } from './adapters/certificates/fetch-certificates.ts';
import type { VerifyToken } from './adapters/entra/verify-token.ts';
import type { Quotas } from './adapters/store/leased-quotas.ts';
import type { Table } from './adapters/store/table.ts';
import type { Edition } from './core/decision/edition.ts';
import type { ServicePolicies } from './core/policy/policy.ts';

/** What flows need of how the app was set up. */
export interface Settings {
  apiKeyPepper: string;
  cursorSecret: string;
  /** What ticket ids are derived under. Never rotated: a repeat must find its ticket. */
  idSecret: string;
  /** The edition that decides new tickets. */
  edition: Edition;
  policies: ServicePolicies;
  /** Certificates of authorities that Partner Center's certificate must chain to. */
  partnerCenterRoots: X509Certificate[];
}

/** What flows need of the outside world. Tests hand in their own. */
export interface Deps {
  tickets: Table;
  directory: Table;
  bus: Bus;
  certificates: CheckCertificates;
  verifyToken: VerifyToken;
  quotas: Quotas;
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds since the process began, whatever is done to the clock. */
  uptime(): number;
  /** Waits for a random part of so many milliseconds, so that those who lost the same race come apart. */
  rest(most: number): Promise<void>;
  /** A line for the operator: codes and ids only. */
  log(line: string): void;
  config: Settings;
}
