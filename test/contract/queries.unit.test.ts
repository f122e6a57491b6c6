import { describe, expect, it } from '@jest/globals';
import { listQuerySchema } from '../../shared/contract/queries.ts';

describe('a filter', () => {
  it.each([
    [{ product: 'Office 365' }, { product: 'microsoft-365' }],
    [{ severity: 'Sev A' }, { severity: 'A' }],
    [{ status: 'READY' }, { status: ['ready'] }],
    [{ status: 'READY, Filed,ready' }, { status: ['ready', 'filed'] }],
    [{ orderBy: 'Due' }, { orderBy: 'due' }],
    [{ channel: 'Azure portal' }, { channel: 'azure-portal' }],
    [{ breached: 'True' }, { breached: true }],
    [{ customer: 'ABCDEF00-0000-4000-8000-000000000000' }, { customer: 'abcdef00-0000-4000-8000-000000000000' }],
  ])('%j asks for %j', (said, meant) => {
    expect(listQuerySchema.parse(said)).toEqual({ ...meant, maxpagesize: 50 });
  });

  it.each([{ product: 'windows' }, { severity: '1' }, { status: '' }, { breached: 'yes' }])('isn’t %j', (said) => {
    expect(listQuerySchema.safeParse(said).success).toBe(false);
  });
});
