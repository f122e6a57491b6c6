// A comment or a comma at an end; what looks like one in a text is taken with the text and kept.
const TOLERATED = /("(?:[^"\\]|\\.)*")|\/\*.*?\*\/|\/\/[^\n]*|,(?=(?:\s|\/\*.*?\*\/|\/\/[^\n]*)*[}\]])/gs;

/** Reads JSON as .NET's tools do: a byte order mark, comments and commas at the end are passed over. Fails with SyntaxError. */
export const parseJsonText = (text: string): unknown =>
  JSON.parse(text.replace(/^\uFEFF/, '').replace(TOLERATED, (_, kept: string = '') => kept));
