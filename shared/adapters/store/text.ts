/** The JSON of a value in one line, for every reader: U+2028 and U+2029 end one for some, Azurite's transactions among them. */
export const toText = (value: object): string =>
  JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
