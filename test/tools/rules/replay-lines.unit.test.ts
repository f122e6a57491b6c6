import { describe, expect, it } from '@jest/globals';
import { intentExample } from '../../../shared/contract/intent.ts';
import { DEFAULT_SETTINGS, definePolicies } from '../../../shared/core/policy/policy.ts';
import { type Report, replayLines } from '../../../tools/rules/replay-lines.ts';
import { NOW } from '../../support/fixtures.ts';

const policies = definePolicies(DEFAULT_SETTINGS);
const line = (partner: object = {}) =>
  JSON.stringify({ ...intentExample, partner: { ...intentExample.partner, ...partner } });

async function replay(...lines: string[]): Promise<Report[]> {
  const reports: Report[] = [];
  const compared = { was: policies['2024'], wouldBe: policies['2025'] };
  for await (const report of replayLines(lines, compared, NOW)) reports.push(report);
  return reports;
}

describe('a replay of a file', () => {
  it('tells for each line what it was and would be, and sums up', async () => {
    const filed = { outcome: 'file', channel: 'azure-portal', code: 'AZURE_PORTAL', dueAt: '2026-11-23T11:00:00Z' };
    expect(await replay(line(), '', line({ type: 'advisor' }))).toEqual([
      { line: 1, was: filed, wouldBe: filed, changes: [] },
      {
        line: 3,
        was: filed,
        wouldBe: { outcome: 'refuse', channel: null, code: 'AZURE_RESELLER_BARRED', dueAt: null },
        changes: ['outcome', 'channel', 'code', 'dueAt'],
      },
      { summary: { decided: 2, changed: 1, outcome: 1, channel: 1, code: 1, dueAt: 1, faulty: 0 } },
    ]);
  });

  it('reports faulty lines by number and pointers, and goes on', async () => {
    const [syntax, shape, sound, summary] = await replay('{"partner":', line({ type: 'baker', colour: 1 }), line());
    expect(syntax).toMatchObject({ line: 1, errors: [{ pointer: '', code: 'MALFORMED_JSON' }] });
    expect(shape).toMatchObject({
      line: 2,
      errors: [
        { pointer: '/partner/type', code: 'NOT_ALLOWED', message: expect.any(String) },
        { pointer: '/partner/colour', code: 'UNKNOWN_PROPERTY', message: expect.any(String) },
      ],
    });
    expect(sound).toMatchObject({ line: 3, changes: [] });
    expect(summary).toMatchObject({ summary: { decided: 1, faulty: 2 } });
  });
});
