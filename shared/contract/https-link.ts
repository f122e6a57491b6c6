/**
 * Whether a text is an https address that leads where it says: one that URL parsers take as it stands, so with an ASCII
 * host and without dot segments, backslashes or breaks; and without quotes or a user before the host.
 */
export function isHttpsLink(text: string): boolean {
  if (!URL.canParse(text) || text.includes("'")) return false;
  const { protocol, host, username, password, href } = new URL(text);
  const bare = `${protocol}//${host}`;
  return (
    protocol === 'https:' && username + password === '' && (href === text || (text === bare && href === `${bare}/`))
  );
}
