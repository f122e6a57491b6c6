import { describe, expect, it } from '@jest/globals';
import { attempt } from './desk.ts';
import { type Trial, trials } from './trial.ts';

const TRIALS = trials(
  'contact-trailing-dot',
  'contact-idn-a-label',
  'contact-subdomain',
  'rbac-as-azure-writes-it',
  'gdap-as-graph-writes-it',
  'gdap-ended-but-active',
  'language-eng',
  'title-lone-surrogate',
  'description-nul',
  'title-invisible',
  'bom',
  'latin1',
  'retry-instant-spelling',
  'number-beyond-2-53',
  'instant-lower-case',
  'instant-leap-second',
  'list-product-alias',
  'list-severity-alias',
);

describe('facts as the world writes them', () => {
  it.each(TRIALS.map((trial) => [trial.title, trial] as const))('%s', async (_, trial) => {
    expect(await attempt(trial)).toBeNull();
  });

  it('a member that stands twice is refused, where the trial found the last one silently taken', async () => {
    const [trial] = trials('duplicate-json-keys') as [Trial];
    const expected = { status: 400, body: { '/code': 'MEMBER_REPEATED' } };
    expect(await attempt({ ...trial, expect: expected })).toBeNull();
  });
});
