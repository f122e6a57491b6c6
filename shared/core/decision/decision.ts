import type { Edition } from './edition.ts';
import type { Channel } from './intent.ts';
import type { RowCode, WhoCanFile } from './rows.ts';
import type { Fee, ResponseTerms } from './terms.ts';
import type { WarningCode } from './warnings.ts';

/** Why a channel doesn't serve the product at all. */
export type NotForProduct = 'NOT_AN_AZURE_PRODUCT' | 'NOT_A_MICROSOFT_365_PRODUCT' | 'NOT_A_MARKETPLACE_PRODUCT';

/** What another edition decides of the same facts. */
export interface OtherDecision
  extends Pick<Decision, 'outcome' | 'channel' | 'code' | 'row' | 'whoCanFile' | 'leastRole'> {
  edition: Edition;
}

/** What was decided and why, free of any language: it is stored with the ticket and rendered for its reader. */
export interface Decision {
  outcome: 'file' | 'refuse';
  /** Null on refusal. */
  channel: Channel | null;
  code: RowCode;
  row: number;
  source: { edition: Edition; lines: string };
  /** Who could file instead, where that is known. */
  whoCanFile: readonly WhoCanFile[];
  /** The role with the fewest rights that would lift the refusal. */
  leastRole: string | null;
  /** Sorted by code. */
  warnings: readonly { code: WarningCode }[];
  /** Why each other channel isn't the one. */
  otherChannels: readonly { channel: Channel; code: RowCode | NotForProduct }[];
  /** Null on refusal. */
  response: ResponseTerms | null;
  fee: Fee | null;
  /** The editions that decide otherwise in outcome, channel or code. */
  otherEditions: readonly OtherDecision[];
  policy: { edition: Edition; version: string; digest: string };
}
