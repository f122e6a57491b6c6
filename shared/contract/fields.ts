import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { z } from 'zod';
import { isTimeZone } from '../core/sla/zone.ts';

const ALPHA_3 = new Set(codes.map(([, alpha3]) => alpha3));
const CONTROL = /\p{Cc}/u;

/** A single line of text: trimmed, not empty, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !CONTROL.test(text), { error: 'field.noControl', abort: true });

/** Text of several lines. */
export const prose = (max: number) => z.string().trim().min(1).max(max);

/** A directory tenant or subscription id; kept in lower case so that equal ids are equal strings. */
export const guid = z.guid().transform((id) => id.toLowerCase());

export const domainName = z
  .string()
  .max(253)
  .transform((name) => name.toLowerCase())
  .pipe(
    z
      .string()
      .regex(
        /^(?=.{1,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u,
        'field.domainName',
      ),
  );

export const emailAddress = z.email({ pattern: z.regexes.unicodeEmail }).max(320);

export const phoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()./-]{3,40}$/, 'field.phone');

/** RFC 3339 with an offset; kept as written. What isn't aborts, so that no rule over the whole compares it. */
export const instantText = z.iso.datetime({ offset: true, abort: true });

/** RFC 3339 with an offset, as epoch milliseconds. */
export const instant = instantText.transform((text) => Date.parse(text));

export const ianaTimeZone = z.string().max(64).refine(isTimeZone, { error: 'field.timeZone' });

export const languageTag = z.string().max(35).refine(isLanguageTag, { error: 'field.languageTag' });

export const isCountry = (code: string): boolean => ALPHA_3.has(code);

export const alpha3Country = z
  .string()
  .transform((code) => code.toUpperCase())
  .refine(isCountry, { error: 'field.country' });

/** Accepts the canonical values and their aliases; yields the canonical value. */
export function aliased<const Values extends readonly [string, ...string[]]>(
  values: Values,
  aliases: Record<string, Values[number]>,
) {
  const accepted = [...values, ...Object.keys(aliases)];
  return z.enum(accepted as [string, ...string[]]).transform((value) => (aliases[value] ?? value) as Values[number]);
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
