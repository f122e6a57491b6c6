import type { Edition } from '../core/decision/edition.ts';
import { type Option, optionsOf, type Question } from '../core/decision/options.ts';
import { OFFERED, offeredLanguage } from '../core/hand-off/support-language.ts';
import { nextOpenOrSelf } from '../core/sla/arithmetic.ts';
import { ALWAYS_OPEN } from '../core/sla/calendar.ts';
import type { Instant } from '../core/sla/instant.ts';
import { supportCalendar } from '../core/sla/support-calendar.ts';
import type { Deps } from '../deps.ts';

/** When support answers, and in which language. */
export interface Support {
  /** The one that the channel offers for the language asked for. */
  language: string;
  openNow: boolean;
  /** Null while it is open. */
  nextOpenAt: Instant | null;
  /** What the channel's form offers, where that is known. */
  languages: readonly string[];
}

export interface Options {
  edition: Edition;
  now: Instant;
  /** A publisher's support is nobody's to know. */
  options: (Option & { support: Support | null })[];
}

/** What can be said before there is an intent, under the edition in force unless another is asked for. */
export async function listOptions(
  { config, now: clock }: Deps,
  { edition = config.edition, country, ...asked }: Question & { edition?: Edition; country?: string },
): Promise<Options> {
  const policy = config.policies[edition];
  const now = clock();
  const { calendar } = await supportCalendar({ country }, now, policy.calendars);
  const supportOf = ({ channel, severities }: Option): Support | null => {
    if (channel === 'isv-contact') return null;
    const atAnyHour = severities.every(({ basis }) => basis === 'elapsed');
    const opens = nextOpenOrSelf(atAnyHour ? ALWAYS_OPEN : calendar, now);
    const open = opens === now;
    return { ...languageIn(channel, asked.language), openNow: open, nextOpenAt: open ? null : opens };
  };
  const options = optionsOf(asked, edition, policy);
  return { edition, now, options: options.map((option) => ({ ...option, support: supportOf(option) })) };
}

/** Only of Azure's form it is known which languages it offers. */
const languageIn = (channel: Option['channel'], asked: string): Pick<Support, 'language' | 'languages'> =>
  channel === 'azure-portal'
    ? { language: offeredLanguage(asked) ?? 'en', languages: OFFERED }
    : { language: asked, languages: [] };
