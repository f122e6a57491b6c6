import { describe, expect, it } from '@jest/globals';
import { isHttpsLink } from '../../shared/contract/https-link.ts';

describe('a link', () => {
  it.each([
    'https://fabrikam.example',
    'https://fabrikam.example/',
    'https://fabrikam.example:8443/support/a.b?c=d&e=%20#/f',
    'https://xn--mller-kva.example/~/x',
    'https://portal.azure.com/#view/Microsoft_Azure_Support/NewSupportRequestV3Blade',
  ])('is taken as it stands: %s', (text) => {
    expect(isHttpsLink(text)).toBe(true);
  });

  it.each([
    ['no https', 'http://fabrikam.example/'],
    ['no address', 'fabrikam'],
    ['no slashes', 'https:fabrikam.example'],
    ['a slash too many', 'https:///fabrikam.example/'],
    ['no host', 'https://'],
    ['a user', 'https://fabrikam@evil.example/'],
    ['a user without a name', 'https://@evil.example/'],
    ['a user and a password', 'https://a:b@evil.example/'],
    ['a host in other letters', 'https://fаbrikam.example/'],
    ['a host with umlauts', 'https://müller.example/'],
    ['a host in escapes', 'https://fabrikam%2eexample/'],
    ['a host as a number', 'https://0x7f.1/'],
    ['a port that is none', 'https://fabrikam.example:port/'],
    ['double quotes', 'https://fabrikam.example/"onclick='],
    ['single quotes', "https://fabrikam.example/'"],
    ['single quotes in a fragment', "https://fabrikam.example/#'"],
    ['angle brackets', 'https://fabrikam.example/<b>'],
    ['a line break', 'https://fabrikam.example/\n'],
    ['a tab', 'https://fabri\tkam.example/'],
    ['a space', 'https://fabrikam.example/a b'],
    ['a backslash', 'https://fabrikam.example\\evil'],
    ['a dot segment', 'https://fabrikam.example/a/../b'],
    ['a dot segment in escapes', 'https://fabrikam.example/a/%2E%2e/b'],
    ['a dot segment at its end', 'https://fabrikam.example/a/.'],
    ['turned text', 'https://fabrikam.example/\u202ecod.exe'],
  ])('is refused with %s', (_, text) => {
    expect(isHttpsLink(text)).toBe(false);
  });
});
