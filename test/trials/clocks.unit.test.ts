import { expect, it } from '@jest/globals';
import { attempt } from './desk.ts';
import { trials } from './trial.ts';

const TRIALS = trials(
  'clock-held-breach-answered',
  'clock-future-at',
  'clock-reopened-past-due',
  'clock-answered-before-filed',
  'concurrent-notes',
  'dst-midnight-gap',
  'london-before-after',
  'offset-of-its-own-date',
  'add-over-fall-back',
  'warning-over-a-night',
  'date-that-never-was',
  'holiday-kor-seollal',
  'holiday-tur-ramazan',
);

it.each(TRIALS.map((trial) => [trial.title, trial] as const))('%s', async (_, trial) => {
  expect(await attempt(trial)).toBeNull();
});
