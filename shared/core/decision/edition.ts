/**
 * The editions of the policy: `2024` is the seed, `2025` the seed with Microsoft's wider bar of resellers, `2026`
 * Microsoft's pages of August 2025 to August 2026.
 */
export const EDITIONS = ['2024', '2025', '2026'] as const;
export type Edition = (typeof EDITIONS)[number];
export const DEFAULT_EDITION: Edition = '2024';

export const isEdition = (text: string): text is Edition => (EDITIONS as readonly string[]).includes(text);
