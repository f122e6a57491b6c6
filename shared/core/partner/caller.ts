import type { Scope } from './scope.ts';

/** Who calls: always known from the credential, never from the body or a header that a front end may have set. */
export interface Caller {
  scope: Scope;
  /** Names the credential in events, without revealing it. */
  by: string;
}
