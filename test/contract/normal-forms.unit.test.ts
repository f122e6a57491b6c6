import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { domainName, emailAddress, phone } from '../../shared/contract/addresses.ts';
import { country, family, plan, severity } from '../../shared/contract/choices.ts';
import { guid, ianaTimeZone, instant, instantText, line, prose, setOf } from '../../shared/contract/fields.ts';
import { languageTag } from '../../shared/contract/languages.ts';

/** What each text is read as; null for what is refused. */
const isRead = (what: string, schema: z.ZodType, table: readonly (readonly [said: unknown, form: unknown])[]) =>
  describe(what, () => {
    it.each(table)('%j is %j', (said, form) => {
      const { data = null } = schema.safeParse(said);
      expect(data).toEqual(form);
      if (form !== null && typeof form !== 'number') expect(schema.parse(form)).toEqual(form);
    });
  });

const long = (length: number) => 'a'.repeat(length);

isRead('a domain', domainName, [
  ['contoso.example', 'contoso.example'],
  [' Contoso.EXAMPLE ', 'contoso.example'],
  ['contoso.example.', 'contoso.example'],
  ['contoso。example。', 'contoso.example'],
  ['CONTOSO．example', 'contoso.example'],
  ['ｃｏｎｔｏｓｏ.example', 'contoso.example'],
  ['Müller.example', 'xn--mller-kva.example'],
  ['xn--MLLER-kva.example', 'xn--mller-kva.example'],
  ['mu\u0308ller.example', 'xn--mller-kva.example'],
  ['a.xn--p1ai', 'a.xn--p1ai'],
  ['a--b.example', 'a--b.example'],
  [`${long(63)}.example`, `${long(63)}.example`],
  [`${long(64)}.example`, null],
  ['contoso.example..', null],
  ['contoso..example', null],
  ['.contoso.example', null],
  ['contoso', null],
  ['-a.example', null],
  ['a-.example', null],
  ['a_b.example', null],
  ['xn--a.example', null],
  ['127.0.0.1', null],
  ['0x7f.1', null],
  ['１２７.0.0.1', null],
  ['[::1]', null],
  ['contoso.example:443', null],
  ['contoso.example/a', null],
  ['contoso.example?a', null],
  ['contoso.example#a', null],
  ['contoso.example\\a', null],
  ['contoso%2eexample', null],
  ['conto\u200bso.example', null],
  ['conto\u00adso.example', null],
  ['conto\tso.example', null],
  ['a@contoso.example', null],
  ['', null],
]);

isRead('a mail address', emailAddress, [
  ['anna.kiss@partner.example', 'anna.kiss@partner.example'],
  [' Anna+desk@Partner.EXAMPLE. ', 'Anna+desk@partner.example'],
  ['anna@müller.example', 'anna@xn--mller-kva.example'],
  ['árvíztűrő@partner。example', 'árvíztűrő@partner.example'],
  ["o'brien@partner.example", "o'brien@partner.example"],
  [`${long(64)}@partner.example`, `${long(64)}@partner.example`],
  [`${long(65)}@partner.example`, null],
  ['anna', null],
  ['anna@', null],
  ['@partner.example', null],
  ['anna@partner', null],
  ['anna@kiss@partner.example', null],
  ['"anna@kiss"@partner.example', null],
  ['.anna@partner.example', null],
  ['anna.@partner.example', null],
  ['anna..kiss@partner.example', null],
  ['anna@partner..example', null],
  ['anna@[127.0.0.1]', null],
  ['anna@127.0.0.1', null],
  ['anna kiss@partner.example', null],
  ['anna\u0000@partner.example', null],
  ['an\u202ena@partner.example', null],
  ['an\u200bna@partner.example', null],
  ['anna@part\u202ener.example', null],
  ['anna@partner.example\nbcc: x', null],
]);

isRead('a phone number', phone(7), [
  ['+36 1 234 5678', '+36 1 234 5678'],
  ['(1) 234-5678', '(1) 234-5678'],
  ['06.1/234.5678', '06.1/234.5678'],
  ['+36\u00a01\u202f234\u20095678', '+36 1 234 5678'],
  ['+36\u20111\u2013234\u22125678', '+36-1-234-5678'],
  ['＋３６ １ ２３４ ５６７８', '+36 1 234 5678'],
  ['tel:+36-1-234-5678', '+36-1-234-5678'],
  ['TEL: +36 1 234 5678', '+36 1 234 5678'],
  ['+36 1 234 5678 ext. 12', '+36 1 234 5678 ext. 12'],
  ['+36 1 234 5678, Extension 12', '+36 1 234 5678 ext. 12'],
  ['+36 1 234 5678x12', '+36 1 234 5678 ext. 12'],
  ['tel:+36-1-234-5678;ext=12', '+36-1-234-5678 ext. 12'],
  ['1234567', '1234567'],
  ['123456', null],
  ['123456 ext. 7', null],
  ['+36 1', null],
  ['-------', null],
  ['+36 1 234 5678 ext.', null],
  ['+36 1 234 5678 or 9', null],
  ['+36 1 2+34 5678', null],
  ['\u202e+36 1 234 5678', null],
  [`+${'1'.repeat(39)}`, `+${'1'.repeat(39)}`],
  [`+${'1'.repeat(40)}`, null],
]);

isRead('a language', languageTag, [
  ['en', 'en'],
  ['EN-gb', 'en-GB'],
  ['eng', 'en'],
  ['hun', 'hu'],
  ['iw', 'he'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['en-u-HC-h12', 'en-u-hc-h12'],
  ['de-CH-1996', 'de-CH-1996'],
  ['qaa', null],
  ['xx', null],
  ['und', null],
  ['x-private', null],
  ['e', null],
  ['', null],
]);

isRead('an instant', instantText, [
  ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00Z'],
  ['2026-11-23t09:00:00.000z', '2026-11-23T09:00:00Z'],
  ['2026-11-23T10:30:00.5+01:30', '2026-11-23T09:00:00.500Z'],
  ['2026-11-23T09:00:00.1234567890123456789Z', '2026-11-23T09:00:00.123Z'],
  ['2026-11-23T09:00:00.12345678901234567890Z', null],
  ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ['9999-12-31T23:59:59-01:00', null],
  ['0000-01-01T00:00:00+01:00', null],
  ['2026-12-31T23:59:60Z', null],
  ['2026-02-29T09:00:00Z', null],
  ['2026-11-23T09:00:00', null],
  ['2026-11-23', null],
]);

isRead('an instant to compute with', instant, [
  ['1970-01-01t00:00:01z', 1_000],
  ['1970-01-01T00:00:01+00:00', 1_000],
]);

isRead('a severity', severity, [
  ...(['A', 'a', ' Sev A ', 'SEV-A', 'severity a', 'Critical', 'A - Critical impact'] as const).map(
    (said) => [said, 'A'] as const,
  ),
  ['B – Moderate impact', 'B'],
  ['minimal', 'C'],
  ['1', null],
  ['AB', null],
  ['toString', null],
  ['', null],
  [4, null],
]);

isRead('a family of products', family, [
  ['Microsoft 365', 'microsoft-365'],
  ['OFFICE_365', 'microsoft-365'],
  ['Microsoft\u00a0Azure', 'azure'],
  ['Microsoft Entra ID', 'entra-id'],
  ['Enterprise Mobility + Security', 'enterprise-mobility'],
  ['Enterprise Mobility Suite', 'enterprise-mobility'],
  ['Dynamics CRM Online', 'dynamics-365'],
  ['Windows 95', null],
]);

isRead('a plan', plan, [
  ['CSP', 'csp'],
  ['Cloud Solution Provider', 'csp'],
  ['Signature Cloud Support', 'partner-cloud-support'],
  ['Unified Support for Partners', 'unified-for-partners'],
  ['gold', null],
]);

isRead('a country', country, [
  ['HUN', 'HUN'],
  ['hu', 'HUN'],
  [' Hu ', 'HUN'],
  ['gbr', 'GBR'],
  ['XX', null],
  ['348', null],
  ['HUNG', null],
]);

isRead('a time zone', ianaTimeZone, [
  ['Europe/Budapest', 'Europe/Budapest'],
  [' europe/budapest ', 'Europe/Budapest'],
  ['asia/KOLKATA', 'Asia/Kolkata'],
  ['Mars/Olympus', null],
  ['+01:00', null],
]);

isRead('an id', guid, [
  [' ABCDEF00-0000-4000-8000-000000000000 ', 'abcdef00-0000-4000-8000-000000000000'],
  ['abcdef00', null],
]);

isRead('a line', line(5), [
  [' a b ', 'a b'],
  ['a\nb', null],
  ['aaaaaa', null],
  ['', null],
]);

isRead('text of several lines', prose(9), [
  ['\na\r\n\tb\rc\n', 'a\n\tb\nc'],
  ['a\u2028b', 'a\u2028b'],
]);

isRead('a set', setOf(line(5), 3), [
  [
    ['b', ' a', 'b'],
    ['a', 'b'],
  ],
  [['a', 'a', 'a', 'a'], null],
  [[], []],
]);
