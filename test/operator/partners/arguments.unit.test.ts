import { describe, expect, it } from '@jest/globals';
import { readArguments, USAGE } from '../../../operator/partners/arguments.ts';

const TENANT = '55555555-5555-4555-8555-55555555555A';
const RESELLER = '66666666-6666-4666-8666-666666666666';
const tenantId = TENANT.toLowerCase();
const terms = { days: 365, roles: null };
const read = (line: string) => readArguments(line.split(' '));

describe('a command line', () => {
  it.each<[string, object]>([
    [`add ${TENANT} --name Contoso`, { command: 'add', tenantId, name: 'Contoso', terms }],
    [
      `add ${TENANT} --name X --days 30 --roles Tickets.Read,Tickets.Admin`,
      { command: 'add', tenantId, name: 'X', terms: { days: 30, roles: ['Tickets.Read', 'Tickets.Admin'] } },
    ],
    ['list', { command: 'list' }],
    [`rotate-key ${TENANT}`, { command: 'rotate-key', tenantId, graceDays: 7, terms }],
    [`rotate-key ${TENANT} --grace 0`, { command: 'rotate-key', tenantId, graceDays: 0, terms }],
    [
      `allow ${TENANT} --app ${TENANT}/${TENANT}`,
      { command: 'allow', tenantId, grant: { app: { tenantId, appId: tenantId } } },
    ],
    [`allow ${TENANT} --reseller ${RESELLER}`, { command: 'allow', tenantId, grant: { reseller: RESELLER } }],
    [
      `limit ${TENANT} --calls 0 --severity-a 25`,
      { command: 'limit', tenantId, limits: { calls: 0, 'severity-a': 25 } },
    ],
    [`limit ${TENANT} --webhooks default`, { command: 'limit', tenantId, limits: { webhooks: null } }],
    [
      `rotate-secret ${TENANT} --source azure-monitor --grace 0`,
      { command: 'rotate-secret', tenantId, source: 'azure-monitor', graceDays: 0 },
    ],
    [`remove ${TENANT} --secret psa/01`, { command: 'remove', tenantId, what: { secret: 'psa/01' } }],
    [`remove ${TENANT}`, { command: 'remove', tenantId, what: null }],
    [`remove ${TENANT} --key 0123`, { command: 'remove', tenantId, what: { key: '0123' } }],
    [`remove ${TENANT} --reseller ${TENANT}`, { command: 'remove', tenantId, what: { reseller: tenantId } }],
  ])('is understood: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each<[string, RegExp]>([
    ['', /expected add, list, rotate-key, rotate-secret, allow, limit, remove, found ""/],
    ['constructor', /found "constructor"/],
    ['add', /expected a GUID as TENANT, found none/],
    ['add contoso --name X', /expected a GUID as TENANT, found "contoso"/],
    [`add ${TENANT}`, /expected --name NAME, found none/],
    [`add ${TENANT} --name ${'x'.repeat(201)}`, /expected --name of one line with at most 200 characters/],
    [`add ${TENANT} --name a\nb`, /expected --name of one line/],
    [`add ${TENANT} --name X --days 0`, /expected --days from 1 to 9999, found "0"/],
    [`add ${TENANT} --name X --days 1.5`, /found "1.5"/],
    [`add ${TENANT} --name X --roles Tickets.All`, /expected --roles of .*, found "Tickets.All"/],
    [`add ${TENANT} --name X --grace 1 --key 2`, /^expected no --grace, --key with add$/],
    [`add ${TENANT} --name --days 1`, /^expected a text after --name, found "--days"/],
    [`add ${TENANT} --name`, /^expected a text after --name, found none/],
    [`list ${TENANT}`, /expected nothing more/],
    [`remove ${TENANT} ${TENANT}`, /expected nothing more/],
    [`allow ${TENANT} --reseller ${TENANT}`, /expected another tenant as --reseller, found the partner itself/],
    [`allow ${TENANT}`, /expected --app TENANT\/CLIENT or --reseller TENANT, found none/],
    [`allow ${TENANT} --app ${TENANT}`, /expected a GUID as --app TENANT\/CLIENT, found none/],
    [`allow ${TENANT} --app ${TENANT}/${TENANT}/x`, /expected --app TENANT\/CLIENT, found/],
    [`remove ${TENANT} --key x --reseller ${TENANT}`, /expected one of --key, --secret, --app, --reseller, found 2/],
    [`rotate-secret ${TENANT}`, /expected --source of psa, azure-monitor, found none/],
    [`rotate-secret ${TENANT} --source github`, /found "github"/],
    [`limit ${TENANT} --calls many`, /expected --calls from 0 to 9999999 or default, found "many"/],
    [`limit ${TENANT}`, /expected at least one of --calls, --webhooks, --severity-a, found none/],
    [`limit ${TENANT} --severity-a -1`, /^expected a text after --severity-a, found "-1"/],
    [`limit ${TENANT} --severity-a=-1`, /^expected --severity-a from 0 to 9999999 or default, found "-1"/],
    [`remove ${TENANT} --unknown`, /^unknown option --unknown$/],
    [`remove ${TENANT} --no=x -k 1 --key 1`, /^unknown option --no, -k$/],
  ])('is refused with what was expected: %s', (line, message) => {
    expect(() => read(line)).toThrow(message);
  });

  it('is explained, each command by its name', () => {
    for (const command of ['add', 'list', 'rotate-key', 'rotate-secret', 'allow', 'limit', 'remove'])
      expect(USAGE).toContain(`\n  ${command} `);
  });
});
