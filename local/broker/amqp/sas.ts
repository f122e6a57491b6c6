import { createHmac, timingSafeEqual } from 'node:crypto';

/** The one shared access key that the broker knows. */
export interface AccessKey {
  name: string;
  value: string;
}

/** Tokens that ran out this many milliseconds ago still pass, as clocks differ. */
const tolerance = 5 * 60_000;

/**
 * Checks a shared access signature for an audience (an address such as `sb://host:port/queue`) at a time in
 * milliseconds since 1970. Answers what is wrong with it, or undefined.
 * https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas
 */
export function sasFault(token: string, audience: string, key: AccessKey, now: number): string | undefined {
  const [scheme, text = ''] = token.split(' ');
  if (scheme !== 'SharedAccessSignature') return `expected a SharedAccessSignature, found "${scheme}"`;
  const fields = new Map(text.split('&').map((field) => splitOnce(field)));
  const [resource, signature, expiry] = ['sr', 'sig', 'se'].map((name) => fields.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  if (fields.get('skn') !== key.name) return `expected the key name ${key.name}, found "${fields.get('skn')}"`;
  const expected = createHmac('sha256', key.value).update(`${resource}\n${expiry}`).digest();
  const found = Buffer.from(decode(signature), 'base64');
  if (found.length !== expected.length || !timingSafeEqual(found, expected))
    return 'the signature is not made with the key';
  if (!(Number(expiry) * 1000 + tolerance > now)) return `the token expired at ${expiry}`;
  const scope = decode(resource).toLowerCase().replace(/\/$/, '');
  // Of whole parts of the path: a token for `orders` is none for `orders-too`.
  return `${audience.toLowerCase()}/`.startsWith(`${scope}/`)
    ? undefined
    : `expected a token for ${audience}, found one for ${scope}`;
}

/** Text that isn't URL-encoded stands for itself, so that no token can make this throw. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function splitOnce(field: string): [string, string] {
  const at = field.indexOf('=');
  return [field.slice(0, at), field.slice(at + 1)];
}
