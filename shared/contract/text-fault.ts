/** Why a text is none: its code, and what was found where a character is at fault. */
export interface TextFault {
  code: 'LONE_SURROGATE' | 'LINE_BREAK' | 'CONTROL_CHARACTER' | 'BIDI_OVERRIDE' | 'NOTHING_VISIBLE';
  params?: { found: string };
}

type Characters = readonly (readonly [TextFault['code'], RegExp])[];

const ANYWHERE: Characters = [
  // Half a pair: no UTF-8 can carry it.
  ['LONE_SURROGATE', /\p{Surrogate}/u],
  // Shows a text in another order than it is in.
  ['BIDI_OVERRIDE', /[\u202d\u202e]/],
];
const IN_LINE: Characters = [
  ...ANYWHERE,
  ['LINE_BREAK', /[\n-\r\u0085\u2028\u2029]/],
  ['CONTROL_CHARACTER', /\p{Control}/u],
];
const IN_PROSE: Characters = [...ANYWHERE, ['CONTROL_CHARACTER', /[^\P{Control}\t\n\r]/u]];

/** Anything but spaces, what no renderer shows, and the blank of Braille. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Format}\u2800]/u;

/** What keeps a text from being read, null where nothing does. */
export function textFault(text: string, oneLine: boolean): TextFault | null {
  for (const [code, characters] of oneLine ? IN_LINE : IN_PROSE) {
    const [found] = characters.exec(text) ?? [];
    if (found !== undefined) return { code, params: { found: codePoint(found) } };
  }
  return VISIBLE.test(text) ? null : { code: 'NOTHING_VISIBLE' };
}

const codePoint = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
