/** A token of RFC 8259, with the space before it. */
const token = (source: string) => new RegExp(`[ \\t\\n\\r]*(?:${source})`, 'y');

const TEXT = token(String.raw`"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"`);
const PLAIN = token(String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null`);
const OBJECT = { begin: token('\\{'), end: token('\\}') };
const LIST = { begin: token('\\['), end: token('\\]') };
const COLON = token(':');
const COMMA = token(',');
const SPACE = token('');

/**
 * Where a text stops being JSON: the place of the first token that is none or doesn't belong there, the text's end where
 * it breaks off. The parser's own message repeats the text, and doesn't always name the place. Recurses as deep as the
 * text nests, so it is for what checkStructure lets through.
 */
export function jsonFaultAt(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const items = (item: () => boolean, end: RegExp): boolean => {
    if (take(end)) return true;
    do if (!item()) return false;
    while (take(COMMA));
    return take(end);
  };
  const member = (): boolean => take(TEXT) && take(COLON) && value();
  const value = (): boolean =>
    take(TEXT) ||
    take(PLAIN) ||
    (take(OBJECT.begin) && items(member, OBJECT.end)) ||
    (take(LIST.begin) && items(value, LIST.end));
  value();
  take(SPACE);
  return at;
}
