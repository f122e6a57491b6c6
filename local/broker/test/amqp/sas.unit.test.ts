import { createSasTokenProvider } from '@azure/core-amqp';
import { describe, expect, it } from '@jest/globals';
import { type AccessKey, sasFault } from '../../amqp/sas.ts';

const key: AccessKey = { name: 'RootManageSharedAccessKey', value: 'SAS_KEY_VALUE' };
const audience = 'sb://127.0.0.1:5672/azure-portal';
const minute = 60_000;

/** A token as the official client makes it; it is good for an hour. */
const tokenFor = async ({ name, value }: AccessKey, scope = audience): Promise<string> => {
  const provider = createSasTokenProvider({ sharedAccessKeyName: name, sharedAccessKey: value });
  return (await provider.getToken(scope)).token;
};

describe('a shared access signature', () => {
  it('is good when the client made it with the key', async () => {
    expect(sasFault(await tokenFor(key), audience, key, Date.now())).toBeUndefined();
  });

  it('is good for what lies below its audience', async () => {
    const token = await tokenFor(key, 'sb://127.0.0.1:5672/');
    expect(sasFault(token, audience, key, Date.now())).toBeUndefined();
  });

  it.each([
    ['another key', { ...key, value: 'other' }, audience, /not made with the key/],
    ['another key name', { ...key, name: 'Other' }, audience, /expected the key name/],
    ['another audience', key, 'sb://127.0.0.1:5672/notifications', /expected a token for/],
    ['an audience whose name only begins like it', key, 'sb://127.0.0.1:5672/azure', /expected a token for/],
  ])('is refused when it was made with %s', async (_, made, scope, fault) => {
    expect(sasFault(await tokenFor(made, scope), audience, key, Date.now())).toMatch(fault);
  });

  it('is refused when a part of it was changed', async () => {
    const token = await tokenFor(key);
    const later = token.replace(/se=(\d+)/, (_, end) => `se=${Number(end) + 1}`);
    expect(sasFault(later, audience, key, Date.now())).toMatch(/not made with the key/);
  });

  it('is refused when it ran out, but for a few minutes in which clocks may differ', async () => {
    const token = await tokenFor(key);
    const end = Number(/se=(\d+)/.exec(token)?.[1]) * 1000;
    expect(sasFault(token, audience, key, end + 4 * minute)).toBeUndefined();
    expect(sasFault(token, audience, key, end + 6 * minute)).toMatch(/expired/);
  });

  it.each([
    '',
    'SharedAccessSignature',
    'Bearer x',
    'SharedAccessSignature sr=%&sig=%&se=x&skn=RootManageSharedAccessKey',
  ])('is refused, without failing, when it is "%s"', (token) => {
    expect(typeof sasFault(token, audience, key, 0)).toBe('string');
  });
});
