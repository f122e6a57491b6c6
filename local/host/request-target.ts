import type { IncomingMessage } from 'node:http';

/** What a request asks for. */
export interface Target {
  /** Decoded, without leading slash and dot segments. */
  path: string;
  /** The query's parameters by the name first written; names that differ in case alone are one. */
  query: ReadonlyMap<string, readonly string[]>;
  /** The whole URL, its path encoded anew. */
  url: string;
}

// The front end of Azure decodes a slash too, before the host sees it. What is no UTF-8 stays as it is.
const decode = (path: string): string =>
  path.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });

const encode = (path: string): string =>
  encodeURI(path)
    .replace(/[?#]/g, encodeURIComponent)
    .replace(/%25([\da-f]{2})/gi, '%$1');

function removeDots(path: string): string {
  const segments = path.split('/');
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (segment === '..' && kept.length > 1) kept.pop();
  }
  if (/^\.{1,2}$/.test(segments.at(-1) ?? '')) kept.push('');
  return kept.join('/');
}

function parseQuery(text: string): Target['query'] {
  const names = new Map<string, string>();
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const first = names.get(name.toLowerCase()) ?? name;
    names.set(first.toLowerCase(), first);
    query.set(first, [...(query.get(first) ?? []), value]);
  }
  return query;
}

/** The path and query of a target that may name the whole address; undefined where that isn't the Host header's. */
function toOriginForm(target: string, host: string): string | undefined {
  const [, authority, rest = ''] = /^https?:\/\/([^/?]*)(.*)$/i.exec(target) ?? [];
  if (authority === undefined) return /^(?:\/|\*$)/.test(target) ? target : undefined;
  return authority === host ? `/${rest.replace(/^\//, '')}` : undefined;
}

/** Reads what a request asks for as Kestrel does; undefined for what Kestrel answers with 400. */
export function readTarget({ url: target = '', headersDistinct }: IncomingMessage): Target | undefined {
  const [given, ...others] = headersDistinct.host ?? [];
  const host = given || '127.0.0.1';
  // A host is a name and a port, and told once; a target is ASCII without blanks.
  if (others.length > 0 || /[/?#@\\]/.test(host) || !URL.canParse(`http://${host}`) || /[^\x21-\x7e]/.test(target))
    return undefined;
  const [, rawPath = '', rawQuery = ''] = /^([^?]*)(.*)$/.exec(toOriginForm(target, host) ?? '') ?? [];
  const path = removeDots(decode(rawPath));
  if (rawPath === '' || path.includes('\0')) return undefined;
  return { path: path.slice(1), query: parseQuery(rawQuery), url: `http://${host}${encode(path)}${rawQuery}` };
}
