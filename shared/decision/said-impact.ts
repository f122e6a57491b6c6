import type { Features } from './features.ts';
import type { Intent } from './intent.ts';
import { SEVERITY_WORDS } from './severity-words.ts';

const { nonProduction, noImpact, production, negations, fillers } = SEVERITY_WORDS;

const anyOf = (phrases: readonly string[]) =>
  `(?:${phrases.map((phrase) => phrase.replaceAll('*', '[^ ]*')).join('|')})`;
const { kinds, places, hungarianKinds, hungarianPlaces, phrases } = nonProduction;
const notProduction = [
  anyOf(phrases),
  `${anyOf(kinds)} ${anyOf(places)}`,
  `${anyOf(hungarianKinds)} ?${anyOf(hungarianPlaces)}`,
].join('|');

/** One walk over the text: the first alternative that fits at a word takes it, so `no production impact` is no production. */
const SAID = new RegExp(
  `(?<= )(?:(?<none>${anyOf(noImpact)})|(?<negated>${anyOf(negations)} (?:${anyOf(fillers)} ){0,2})?(?:${notProduction})|(?<production>${anyOf(production)}))(?= )`,
  'gu',
);

/** What title and description say of production, by whole words; `unsaid` too where they speak of production besides. */
export function saidImpact({ title, description = '' }: Intent['issue']): Features['impact'] {
  let said: Features['impact'] = 'unsaid';
  for (const { groups = {} } of words(`${title}. ${description}`).matchAll(SAID)) {
    if (groups.production !== undefined) return 'unsaid';
    if (groups.none !== undefined) said = said === 'unsaid' ? 'none' : said;
    else if (groups.negated === undefined) said = 'non-production';
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
