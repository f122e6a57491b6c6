import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Scope } from '../../core/partner/scope.ts';
import { AppError } from '../../errors.ts';
import { canonicalJson } from '../../hash.ts';

/** What a cursor is good for: the same partner's same question. */
export interface Question {
  scope: Scope;
  /** All that was asked: what a place means depends on it. */
  filter: object;
}

/** A place in a list, signed together with the question it belongs to. */
export const signCursor = (place: string, question: Question, secret: string): string =>
  `${Buffer.from(place).toString('base64url')}.${signature(place, question, secret).toString('base64url')}`;

/** The place in a cursor of ours; fails with CURSOR_INVALID on anything else. */
export function readCursor(cursor: string, question: Question, secret: string): string {
  const [place = '', given = ''] = cursor.split('.').map((part) => Buffer.from(part, 'base64url'));
  const expected = signature(place.toString(), question, secret);
  const received = Buffer.from(given);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    throw new AppError('CURSOR_INVALID');
  }
  return place.toString();
}

const signature = (place: string, { scope, filter }: Question, secret: string): Buffer =>
  createHmac('sha256', secret)
    .update(canonicalJson({ place, partner: scope.partnerTenantId, filter }))
    .digest();
