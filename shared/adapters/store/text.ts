/** The JSON of a value in one line, for every reader: U+2028 and U+2029 end one for some, Azurite's transactions among them. */
export const toText = (value: object): string =>
  JSON.stringify(value).replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'));
