import type { HttpRequest } from '@azure/functions';
import { readNamingEdition } from '../../contract/edition.ts';
import type { Operation } from '../../contract/operations.ts';
import { validate } from '../../contract/validate.ts';
import { readJson } from './read-json.ts';
import { readQuery } from './read-query.ts';

/** A list is told by its only member, before anything is parsed. */
const looksLikeList = (text: string) => /^\s*\{\s*"intents"/.test(text);
const isList = (sent: unknown) => typeof sent === 'object' && sent !== null && 'intents' in sent;

/**
 * Reads body and query as an operation's row has them. Fails with the codes of readJson, with VALIDATION_FAILED, or with
 * UNKNOWN_EDITION where nothing else is wrong.
 */
export async function readRequest({ limit, body: schema, list, query }: Operation, request: HttpRequest) {
  const limitOf =
    list === undefined ? limit : (text: string) => (looksLikeList(text) ? list.limit : (limit ?? list.limit));
  const sent = limitOf === undefined ? undefined : await readJson(request, limitOf);
  const expected = list !== undefined && isList(sent) ? list.body : schema;
  return readNamingEdition(() => ({
    sent,
    query: readQuery(query, request),
    body: expected && validate(expected, sent),
  }));
}
