import { domainToASCII } from 'node:url';
import { normalForm } from './fields.ts';

/** Letters of any script and the joiners of some; the dots of East Asian scripts part labels, too. */
const DOMAIN = /^[\p{L}\p{M}\p{N}\p{Join_Control}.。．｡-]+$/u;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** Two labels at least, and no address of the internet protocol: those end in a number. */
const A_LABELS = new RegExp(`^(?=.{4,253}$)(?:${LABEL}\\.)+(?!\\d+$)${LABEL}$`);

/**
 * A domain name as lower-case A-labels without a final dot, null for what is none. Node's function also takes
 * addresses, drops what can't be seen and cuts off at a slash, so only letters, digits, dots and hyphens get to it.
 */
function asciiDomain(name: string): string | null {
  if (!DOMAIN.test(name)) return null;
  const ascii = domainToASCII(name).replace(/\.$/, '');
  return A_LABELS.test(ascii) ? ascii : null;
}

export const domainName = normalForm(253, 'domainName', asciiDomain);

const ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const MAILBOX = new RegExp(`^(?=.{1,64}$)${ATOM}(?:\\.${ATOM})*$`, 'u');

/** A mail address, its domain in the form above; no quotes, comments or literal addresses. */
export const emailAddress = normalForm(320, 'email', (address) => {
  const [mailbox = '', name = '', ...more] = address.split('@');
  const domain = asciiDomain(name);
  return MAILBOX.test(mailbox) && domain !== null && more.length === 0 ? `${mailbox}@${domain}` : null;
});

const PHONE = /^(?:tel: ?)?(\+?[\d ()./-]+?)(?:[ ,;]*(?:ext(?:ension)?\.?|x)[ =:.]*(\d{1,10}))?$/i;

/** A phone number of so many digits at least, as it was grouped, in plain spaces and hyphens; `ext. 12` at its end. */
export const phone = (least: number) =>
  normalForm(60, 'phone', (said) => {
    const plain = said
      .normalize('NFKC')
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/\s+/g, ' ');
    const [, number = '', extension] = PHONE.exec(plain) ?? [];
    const { length } = number.replace(/\D/g, '');
    if (length < least || number.length > 40) return null;
    return extension === undefined ? number.trim() : `${number.trim()} ext. ${extension}`;
  });
