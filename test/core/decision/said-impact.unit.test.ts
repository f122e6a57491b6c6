import { describe, expect, it } from '@jest/globals';
import { saidImpact } from '../../../shared/core/decision/said-impact.ts';
import { SEVERITY_WORDS } from '../../../shared/core/decision/severity-words.ts';
import file from '../../cases/decision-cases.json' with { type: 'json' };
import { intentOf } from './intents.ts';

const said = (title: string, description?: string) => saidImpact(intentOf({ issue: { title, description } }).issue);

describe('a text', () => {
  it.each([
    'Test server is down',
    '[DEV] VM doesn’t start',
    'Login fails in the STAGING environment',
    'Sandbox: sign-in fails',
    'Non-production web shop is slow',
    'The nonprod subscription is locked',
    'This isn’t in production yet',
    'Fails in UAT only',
    'Leállt a tesztkörnyezetünk',
    'A teszt szerver nem indul',
    'A fejlesztői környezetben nem lehet belépni',
    'Nem éles rendszer lassú',
  ])('speaks of non-production: %s', (title) => {
    expect(said(title)).toBe('non-production');
  });

  it.each([
    'No production impact',
    'Report fails, no impact on production.',
    'Production isn’t affected, but the report fails',
    'Nincs hatása az éles rendszerre',
    'A riport hibás, az éles rendszert nem érinti',
  ])('says that production works on: %s', (title) => {
    expect(said(title)).toBe('none');
  });

  it.each([
    'Web shop is down',
    'Connection test fails',
    'The latest version attests wrongly',
    'Our devs can’t sign in',
    'Stagings of the play are lost',
    'This is not a test environment',
    'It is no sandbox',
    'Ez nem teszt rendszer',
    'Test and production servers are down: test server, production server',
    'Az éles rendszer leállt, a tesztrendszer is',
    'Production is down',
    'Kontesztkörnyezet',
  ])('leaves it open: %s', (title) => {
    expect(said(title)).toBe('unsaid');
  });

  it('is found to say each phrase of the lists', () => {
    const { nonProduction, noImpact } = SEVERITY_WORDS;
    const written = (phrase: string) => `So: ${phrase.replace(' *', ' x').replaceAll('*', '')}!`;
    for (const phrase of noImpact) expect([phrase, said(written(phrase))]).toEqual([phrase, 'none']);
    for (const phrase of nonProduction.phrases)
      expect([phrase, said(written(phrase))]).toEqual([phrase, 'non-production']);
  });

  it('is read with its description, and the stronger word counts', () => {
    expect(said('Server is down', 'It is the test server.')).toBe('non-production');
    expect(said('No business impact', 'It is the test server.')).toBe('non-production');
    expect(said('Is it a test?', 'Server is down')).toBe('unsaid');
  });

  it('is read in one walk: were it walked again from each word, a text as long as this would take for ever', () => {
    const { issue } = intentOf();
    expect(saidImpact({ ...issue, description: 'no test nem az egy '.repeat(100_000) })).toBe('unsaid');
  });
});

describe('the decision cases', () => {
  it('say nothing about production', () => {
    expect(file.cases.map(({ intent: { issue } }) => said(issue.title)).filter((what) => what !== 'unsaid')).toEqual(
      [],
    );
  });
});
