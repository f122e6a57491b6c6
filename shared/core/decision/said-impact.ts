import type { Features } from './features.ts';
import type { Intent } from './intent.ts';
import { SEVERITY_WORDS } from './severity-words.ts';

const { nonProduction, noImpact, production, negations, fillers } = SEVERITY_WORDS;
const { kinds, places, hungarianKinds, hungarianPlaces, phrases } = nonProduction;

const anyOf = (choices: readonly string[]) =>
  `(?:${choices.map((choice) => choice.replaceAll('*', '[^ ]*')).join('|')})`;
const notProduction = [
  anyOf(phrases),
  `${anyOf(kinds)} ${anyOf(places)}`,
  `${anyOf(hungarianKinds)} ?${anyOf(hungarianPlaces)}`,
].join('|');
const negation = `${anyOf(negations)} (?:${anyOf(fillers)} ){0,2}`;

/** One walk over the words. The first group that fits takes them: `no production impact` doesn't name production. */
const SAID = new RegExp(
  ` (?:(${anyOf(noImpact)})|(${negation})?(?:${notProduction})|(${anyOf(production)}))(?= )`,
  'g',
);

/**
 * The telling word of each phrase, its longest apart from production itself: a text that has none of them says nothing,
 * and most have none.
 */
const telling = (phrase: string) =>
  phrase
    .split(' ')
    .filter((word) => !(production as readonly string[]).includes(word))
    .reduce((longest, word) => (word.length >= longest.length ? word : longest))
    .replaceAll('*', '')
    .replace("'", "['’]");
const SIGNS = new RegExp(
  [...new Set([...noImpact, ...phrases, ...kinds, ...hungarianKinds].map(telling))].join('|'),
  'i',
);

/** What title and description say of production, by whole words; `unsaid` too where they speak of production besides. */
export function saidImpact({ title, description = '' }: Intent['issue']): Features['impact'] {
  if (!SIGNS.test(title) && !SIGNS.test(description)) return 'unsaid';
  let said: Features['impact'] = 'unsaid';
  for (const [, none, negated, named] of words(`${title}. ${description}`).matchAll(SAID)) {
    if (named !== undefined) return 'unsaid';
    if (none !== undefined) said = said === 'unsaid' ? 'none' : said;
    else if (negated === undefined) said = 'non-production';
  }
  return said;
}

/** Lower case, one space between and around words, and a full stop wherever a sentence may end. */
const words = (text: string) =>
  ` ${text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[.!?;:,\n]+/g, ' . ')
    .replace(/[^\p{L}\p{N}'.]+/gu, ' ')} `;
