import type { Standing } from '../../core/partner/quota.ts';

/**
 * How a caller stands, in the headers of the IETF's draft: what is allowed, and what of it is left.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export const rateLimitHeaders = (standings: readonly Standing[]): Record<string, string> => ({
  'ratelimit-policy': standings
    .map(({ name, limit, windowSeconds }) => `"${name}";q=${limit};w=${windowSeconds}`)
    .join(', '),
  ratelimit: standings
    .map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`)
    .join(', '),
});
