import { describe, expect, it } from '@jest/globals';
import { isTicketId } from '../../../shared/core/ticket/ticket.ts';
import { ticketIdOf } from '../../../shared/core/ticket/ticket-id.ts';
import { sha256 } from '../../../shared/hash.ts';
import { OTHER, PARTNER } from '../../support/fixtures.ts';

const idOf = (key: string, place: number | null = null, partnerTenantId = PARTNER, secret = 'secret') =>
  ticketIdOf({ partnerTenantId, key, place }, secret);

describe('the id of what is filed under a key', () => {
  it('is the same whenever the same partner asks under the same key', () => {
    expect(isTicketId(idOf('order-7'))).toBe(true);
    expect(idOf('order-7')).toBe(idOf('order-7'));
  });

  it.each([
    ['another key', idOf('order-8')],
    ['another partner', idOf('order-7', null, OTHER)],
    ['another secret', idOf('order-7', null, PARTNER, 'other')],
    ['a place in a batch', idOf('order-7', 0)],
  ])('is another with %s', (_, id) => {
    expect(id).not.toBe(idOf('order-7'));
  });

  it('is of a space of its own within a batch, however a single key is written', () => {
    for (const key of ['order-7/0', 'order-7,0', 'order-7\n0', '["order-7",0]'])
      expect(idOf(key)).not.toBe(idOf('order-7', 0));
    expect(idOf('order-7', 1)).not.toBe(idOf('order-7', 10));
  });

  it('can’t be told from the key without the secret', () => {
    expect(sha256(`${PARTNER}\norder-7`)).not.toContain(idOf('order-7'));
  });
});
