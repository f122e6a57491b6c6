/** Whether Kestrel would send a header: a token, and a value of visible ASCII, spaces and tabs. */
export const isHeader = (name: string, value: string): boolean =>
  /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value);
