import { describe, expect, it } from '@jest/globals';
import { readArguments, USAGE } from '../../../operator/isv-contacts/arguments.ts';

const offerId = 'fabrikam.backup';
const read = (line: string) => readArguments(line.split(' '));

describe('a command line', () => {
  it.each<[string, object]>([
    [
      `set ${offerId} --link https://fabrikam.example/support --email help@fabrikam.example --phone +36-1-2345678`,
      {
        command: 'set',
        offerId,
        contact: {
          supportUri: 'https://fabrikam.example/support',
          email: 'help@fabrikam.example',
          phone: '+36-1-2345678',
        },
      },
    ],
    [`set ${offerId} --phone 112`, { command: 'set', offerId, contact: { phone: '112' } }],
    ['list', { command: 'list' }],
    ['remove Fabrikam.Backup-2_x.y', { command: 'remove', offerId: 'Fabrikam.Backup-2_x.y' }],
  ])('is understood: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each<[string, RegExp]>([
    ['', /expected set, list, remove, found ""/],
    ['set', /expected PUBLISHER.OFFER, found none/],
    ['set fabrikam --phone 112', /expected PUBLISHER.OFFER, found "fabrikam"/],
    ['set fabrikam/a.b --phone 112', /expected PUBLISHER.OFFER/],
    [`set a.${'b'.repeat(199)} --phone 112`, /expected PUBLISHER.OFFER/],
    [`set ${offerId}`, /expected at least one of --link, --email, --phone, found none/],
    [`set ${offerId} --link http://fabrikam.example`, /expected --link .* https:\/\/, found "http:/],
    [`set ${offerId} --link https:fabrikam.example`, /expected --link/],
    [`set ${offerId} --link https://a\tb.example`, /expected --link/],
    [`set ${offerId} --link https://a.example/\u202ecod.exe`, /expected --link/],
    [`set ${offerId} --link https://a.example:port`, /expected --link/],
    [`set ${offerId} --link https://fabrikam@a.example`, /expected --link/],
    [`set ${offerId} --link https://a.example/b/../c`, /expected --link/],
    [`set ${offerId} --link https://fabrikam.example/${'x'.repeat(1_000)}`, /expected --link/],
    [`set ${offerId} --email fabrikam.example`, /expected --email with an address, found "fabrikam.example"/],
    [`set ${offerId} --phone 1`, /expected --phone of 3 to 40 digits.*, found "1"/],
    [`set ${offerId} --phone ${'1'.repeat(41)}`, /expected --phone/],
    [`set ${offerId} --name Fabrikam`, /^unknown option --name$/],
    [`remove ${offerId} --phone 112`, /expected no --phone with remove/],
    [`remove ${offerId} ${offerId}`, /expected nothing more, found "fabrikam.backup"/],
    [`list ${offerId}`, /expected nothing more/],
  ])('is refused with what was expected: %s', (line, message) => {
    expect(() => read(line)).toThrow(message);
  });

  it('is explained, each command by its name', () => {
    for (const command of ['set', 'list', 'remove']) expect(USAGE).toContain(`\n  ${command} `);
  });
});
