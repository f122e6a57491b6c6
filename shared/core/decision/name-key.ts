/** What stands between the words of a name. */
const BETWEEN = /[\s_+&\p{Pd}]+/gu;

/** A name by its words alone: in lower case, with a hyphen between words however they were parted. */
export const nameKey = (name: string): string => name.trim().toLowerCase().replace(BETWEEN, '-');
