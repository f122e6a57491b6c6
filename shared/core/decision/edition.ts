/** The editions of the policy: `2024` is the seed, `2025` Microsoft's later pages. */
export const EDITIONS = ['2024', '2025'] as const;
export type Edition = (typeof EDITIONS)[number];
export const DEFAULT_EDITION: Edition = '2024';

export const isEdition = (text: string): text is Edition => (EDITIONS as readonly string[]).includes(text);
