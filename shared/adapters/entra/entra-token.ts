import type { JWTPayload } from 'jose';
import type { App } from '../../core/partner/partner.ts';
import type { Instant } from '../../core/sla/instant.ts';
import type { KeySet } from './key-set.ts';

/** An application that has proved who it is, and the app roles it was given, whatever they open. */
export interface ProvenApp extends App {
  roles: readonly unknown[];
}

interface Expected {
  /** The one audience that a token must be for. */
  audience: string;
  keys: KeySet;
  now: Instant;
}

const CLOCK_TOLERANCE_SECONDS = 60;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Checks an application's access token (client credentials, v2.0) of Entra ID; null for any other text. Fails with
 * IDENTITY_UNAVAILABLE when the key can't be had.
 */
export async function checkToken(token: string, { audience, keys, now }: Expected): Promise<ProvenApp | null> {
  const { errors, jwtVerify } = await import('jose');
  let keyIssuer: string | undefined;
  const keyOf = async ({ kid }: { kid?: string }) => {
    const found = kid === undefined ? null : await keys(kid);
    if (found === null) throw new errors.JWKSNoMatchingKey();
    keyIssuer = found.issuer;
    return found.key;
  };
  try {
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: ['RS256'],
      typ: 'JWT',
      requiredClaims: ['exp', 'nbf', 'iat'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now),
    });
    // The library would be content with a list that names us among others.
    return payload.aud === audience ? appOf(payload, keyIssuer) : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function appOf({ iss, tid, azp, ver, scp, roles }: JWTPayload, keyIssuer: string | undefined): ProvenApp | null {
  if (!isGuid(tid) || !isGuid(azp) || ver !== '2.0') return null;
  const issuer = `https://login.microsoftonline.com/${tid}/v2.0`;
  // A key of the shared set may belong to one issuer alone: https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer
  if (iss !== issuer || (keyIssuer ?? issuer).replace('{tenantid}', tid) !== issuer) return null;
  // A token with scopes speaks for a person who uses the application, not for the application.
  if (scp !== undefined) return null;
  return { tenantId: tid, appId: azp, roles: Array.isArray(roles) ? roles : [] };
}

const isGuid = (claim: unknown): claim is string => typeof claim === 'string' && GUID.test(claim);
