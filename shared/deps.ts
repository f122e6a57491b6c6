import type { X509Certificate } from 'node:crypto';
import type { Bus } from './bus/bus.ts';
import type { CheckCertificates } from './certificates/fetch-certificates.ts';
import type { Edition } from './decision/edition.ts';
import type { VerifyToken } from './entra/verify-token.ts';
import type { ServicePolicies } from './policy/policy.ts';
import type { Quotas } from './store/leased-quotas.ts';
import type { Table } from './store/table.ts';

/** What flows need of how the app was set up. */
export interface Settings {
  apiKeyPepper: string;
  cursorSecret: string;
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
  /** A line for the operator: codes and ids only. */
  log(line: string): void;
  config: Settings;
}
