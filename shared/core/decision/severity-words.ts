/**
 * What titles and descriptions say about production, in English and Hungarian. Lower case, words parted by single
 * spaces, hyphens counting as spaces; a `*` takes any ending, as Hungarian needs.
 */
export const SEVERITY_WORDS = {
  /** A kind followed by a place says that the trouble isn't in production; so does each phrase by itself. */
  nonProduction: {
    kinds: ['test', 'testing', 'dev', 'development', 'qa', 'uat', 'demo', 'lab', 'training', 'acceptance'],
    places: [
      ...['environment', 'environments', 'env', 'system', 'systems', 'server', 'servers', 'vm', 'vms', 'machine'],
      ...['machines', 'tenant', 'subscription', 'cluster', 'database', 'db', 'instance', 'site', 'app', 'application'],
      ...['workload', 'slot', 'network', 'farm'],
    ],
    hungarianKinds: ['teszt', 'demó', 'fejlesztői', 'fejlesztési', 'tesztelési', 'gyakorló'],
    hungarianPlaces: [
      ...['környezet*', 'rendszer*', 'szerver*', 'kiszolgáló*', 'gép*', 'bérlő*', 'előfizetés*', 'adatbázis*'],
      ...['alkalmazás*', 'fürt*', 'példány*'],
    ],
    phrases: [
      ...['non production', 'nonproduction', 'non prod', 'nonprod', 'pre production', 'preproduction', 'preprod'],
      ...['not production', 'not in production', 'not a production *', "isn't production", "isn't in production"],
      ...['staging', 'sandbox', 'sandboxes', 'only a test', 'just a test', 'in dev', 'in test', 'in uat', 'in qa'],
      ...['nem éles*', 'nem produkciós*', 'előéles', 'homokozó*', 'csak teszt', 'csak tesztel*'],
    ],
  },
  /** Says that production works on. */
  noImpact: [
    ...['no production impact', 'no impact on production', 'no impact to production', 'no effect on production'],
    ...['without production impact', 'without impact on production', 'no business impact', 'no impact on business'],
    ...['no user impact', 'no customer impact', 'no impact on users', 'no impact on customers', 'no users affected'],
    ...['no users are affected', 'production unaffected', 'production is unaffected', 'production not affected'],
    ...['production is not affected', "production isn't affected", 'not affecting production'],
    ...["doesn't affect production", 'does not affect production', 'not production impacting'],
    ...['nincs hatása az éles*', 'nincs hatással az éles*', 'nem érinti az éles*', 'nincs üzleti hatás*'],
    ...['éles * nem érint*', 'éles* nem érint*', 'az éles * zavartalan*'],
  ],
  /** Production named beside the rest leaves open which of them is meant. */
  production: ['production', 'prod', 'éles*', 'produkciós*'],
  /** What takes a word back, directly before it or with fillers between. */
  negations: ['not', "isn't", "aren't", "wasn't", 'no', 'never', 'nem', 'nemcsak', 'sem'],
  fillers: ['a', 'an', 'the', 'our', 'their', 'only', 'just', 'in', 'on', 'of', 'az', 'egy', 'csak'],
} as const;
