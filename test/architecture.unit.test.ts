import { describe, expect, it } from '@jest/globals';
import { againstTheOrder, fileCircles, folderCircles, halls, impure, nevers } from './architecture/house-rules.ts';
import { type Tree, targetOf, treeOf, within } from './architecture/source-tree.ts';
import { acrossTheFence } from './architecture/workspaces.ts';

const PRODUCT = treeOf('functions', 'shared');
const OPERATOR = treeOf('operator');
const AROUND = treeOf('operator', 'local', 'tools');
const EVERYTHING: Tree = { ...PRODUCT, ...AROUND, ...treeOf('test') };

/** The product, and a line or file more. */
const withPlanted = (file: string, text: string): Tree => ({ ...PRODUCT, [file]: `${PRODUCT[file] ?? ''}\n${text}` });

describe('the rooms of the house', () => {
  it('stand in one order', () => {
    expect(againstTheOrder(PRODUCT)).toEqual([]);
  });

  it('are entered by the operator through flows, as by a handler', () => {
    expect(againstTheOrder(OPERATOR)).toEqual([]);
  });

  it('hold to what must never be', () => {
    expect(nevers(PRODUCT)).toEqual([]);
  });

  it('have a core without clock or dice', () => {
    expect(impure(PRODUCT)).toEqual([]);
  });

  it('reach each other in no circle, files and folders alike', () => {
    expect({ files: fileCircles(PRODUCT), folders: folderCircles(PRODUCT) }).toEqual({ files: [], folders: [] });
  });

  it('are no halls', () => {
    expect(halls(PRODUCT)).toEqual([]);
  });
});

describe('what is planted is found:', () => {
  it.each([
    ['the store asks for credentials', 'shared/adapters/store/rows.ts', '../../gate/auth/authenticate.ts'],
    ['the contract reads rows', 'shared/contract/event.ts', '../adapters/store/rows.ts'],
    ['the rules read the wire', 'shared/core/decision/rows.ts', '../../contract/fields.ts'],
    ['a flow asks the gate', 'shared/flows/submit-intent.ts', '../gate/http/headers.ts'],
    ['the gate acts', 'shared/gate/http/handle.ts', '../../flows/submit-intent.ts'],
    ['failures know quotas', 'shared/errors.ts', './core/partner/quota.ts'],
    ['a handler reads the store', 'functions/health.ts', '../shared/adapters/store/tickets.ts'],
    ['a decision knows tickets', 'shared/core/decision/rows.ts', '../ticket/ticket.ts'],
  ])('%s', (_, file, target) => {
    expect(nevers(withPlanted(file, `import type { Any } from '${target}';`))).toHaveLength(1);
  });

  it.each([
    ['the core knows Azure', 'shared/core/ticket/ticket.ts', '@azure/functions'],
    ['the core knows zod', 'shared/core/ticket/ticket.ts', 'zod'],
    ['a flow knows an SDK', 'shared/flows/sweep-due.ts', '@azure/data-tables'],
    ['an adapter knows what flows need', 'shared/adapters/bus/bus.ts', '../../deps.ts'],
    ['a flow knows how the app is set up', 'shared/flows/sweep-due.ts', '../start/config.ts'],
    ['a handler knows how the app is set up', 'functions/health.ts', '../shared/start/config.ts'],
    ['the product knows a function', 'shared/flows/sweep-due.ts', '../../functions/index.ts'],
    ['the product knows the local stack', 'shared/flows/sweep-due.ts', '../../local/stack/main.ts'],
    [
      'the product knows a package of the local stack',
      'shared/flows/sweep-due.ts',
      '@csp-ticket-router/kit/duration.ts',
    ],
    ['the operator reads the store', 'operator/partners/list.ts', '../../shared/adapters/store/rows.ts'],
    ['the operator asks the gate', 'operator/partners/list.ts', '../../shared/gate/auth/authenticate.ts'],
    ['the product knows the operator', 'shared/flows/sweep-due.ts', '../../operator/partners/main.ts'],
    ['the product knows a tool', 'shared/flows/sweep-due.ts', '../../tools/rules/enumerate.ts'],
  ])('%s', (_, file, target) => {
    expect(againstTheOrder(withPlanted(file, `import type { Any } from '${target}';`))).toHaveLength(1);
  });

  it('a file in no room', () => {
    expect(againstTheOrder(withPlanted('shared/helpers/misc.ts', "import './x.ts';"))).toHaveLength(1);
  });

  it('a circle of two files, by their types alone', () => {
    const planted = withPlanted('shared/core/sla/instant.ts', "import type { Span } from './span.ts';");
    expect(fileCircles(planted).flat()).toContain('shared/core/sla/instant.ts');
  });

  it('a circle of folders where no files form one', () => {
    const planted = withPlanted('shared/core/sla/new.ts', "import type { Any } from '../ticket/transitions.ts';");
    expect(fileCircles(planted)).toEqual([]);
    expect(folderCircles(planted)).toEqual([['shared/core/sla', 'shared/core/ticket']]);
  });

  it('a clock in the core', () => {
    expect(impure(withPlanted('shared/core/ticket/record.ts', 'const now = Date.now();'))).toHaveLength(1);
  });

  it('a file of 230 lines', () => {
    expect(halls(withPlanted('shared/flows/long.ts', 'x();\n'.repeat(229)))).toEqual([
      'shared/flows/long.ts: 230 lines',
    ]);
  });
});

describe('the packages of the local stack', () => {
  it('are entered by what they export alone, and use what they name alone', () => {
    expect(acrossTheFence(EVERYTHING)).toEqual([]);
  });

  it.each([
    ['reaches out of itself', 'local/host/load.ts', '../stack/port.ts'],
    ['reaches into the product', 'local/host/load.ts', '../../shared/hash.ts'],
    ['reaches into another by its path', 'local/host/load.ts', '../kit/ipc.ts'],
    ['uses another that it doesn’t name', 'local/kit/ipc.ts', '@csp-ticket-router/host/spawn.ts'],
    ['runs on what it is only tested with', 'local/host/load.ts', '@csp-ticket-router/broker/spawn.ts'],
    ['uses what the product alone depends on', 'local/broker/main.ts', 'jose'],
  ])('are found out where one %s', (_, file, target) => {
    expect(acrossTheFence({ [file]: `import type { Any } from '${target}';` })).toHaveLength(1);
  });

  it.each([
    ['by its path', '../host/spawn.ts'],
    ['by what it doesn’t export', '@csp-ticket-router/host/load.ts'],
  ])('are found out where the stack enters one %s', (_, target) => {
    expect(acrossTheFence({ 'local/stack/stack.ts': `import type { Any } from '${target}';` })).toHaveLength(1);
  });
});

describe('the scope of a partner', () => {
  it('is made of a checked credential, or of what we have stored ourselves, and nowhere else', () => {
    const proofs = ['auth/authenticate', 'auth/proven-app', 'webhooks/partner-secrets'].map((file) => `gate/${file}`);
    const own = ['flag-together', 'prepare-hand-off', 'record-notification', 'relay-outbox'].map(
      (flow) => `flows/${flow}`,
    );
    const makers = Object.keys(PRODUCT).filter((file) => /\bscopeOf\(|\bas Scope\b/.test(EVERYTHING[file] ?? ''));
    expect(makers.sort()).toEqual([...proofs, ...own, 'core/partner/scope'].map((file) => `shared/${file}.ts`).sort());
  });
});

describe('secrets and signatures', () => {
  const signing = Object.keys(PRODUCT).filter((file) => /\bcreateHmac\(/.test(EVERYTHING[file] ?? ''));

  it('are compared in constant time', () => {
    const comparing = signing.filter((file) => /\btimingSafeEqual\(/.test(EVERYTHING[file] ?? ''));
    const expected = [
      'core/partner/api-key',
      'flows/administration/pepper-check',
      'gate/http/cursor',
      'gate/webhooks/partner-secrets',
      'gate/webhooks/standard-webhooks',
    ];
    expect(comparing.sort()).toEqual(expected.map((file) => `shared/${file}.ts`));
  });

  it('meet no operator but one that asks for their presence or length', () => {
    const lines = signing.flatMap(
      (file) => (EVERYTHING[file] ?? '').match(/.*[!=]== (?!null|undefined|'|\w+\.length).*/g) ?? [],
    );
    expect(lines).toEqual([]);
  });
});

/** The values that a file exports; types may be exported for what a signature says. */
const exportedBy = (file: string): string[] =>
  [...(EVERYTHING[file] ?? '').matchAll(/^export (?!type|interface)(?:async |abstract )?\w+\*? (\w+)/gm)].map(
    ([, name]) => `${file}: ${name}`,
  );
const importedBy = (file: string): string[] =>
  [...(EVERYTHING[file] ?? '').matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)].flatMap(([, names = '', id = '']) =>
    names.split(',').map((name) => `${targetOf(file, id)}: ${name.trim().split(' as ')[0]}`),
  );

describe('exports', () => {
  it('are values that another file imports', () => {
    const imported = new Set(Object.keys(EVERYTHING).flatMap(importedBy));
    const exported = Object.keys({ ...PRODUCT, ...AROUND }).flatMap(exportedBy);
    expect(exported.filter((value) => !imported.has(value))).toEqual([]);
  });
});

describe('the shape of the whole', () => {
  it('functions/index.ts is the only file of the product that registers triggers', () => {
    expect(
      Object.keys(PRODUCT).filter((file) => /\bapp\.(http|timer|serviceBusQueue)\(/.test(EVERYTHING[file] ?? '')),
    ).toEqual(['functions/index.ts']);
  });

  it('settings are read in one place', () => {
    expect(Object.keys(PRODUCT).filter((file) => (EVERYTHING[file] ?? '').includes('process.env'))).toEqual([
      'functions/index.ts',
    ]);
  });

  it('a handler stays within 40 lines, imports aside', () => {
    const handlers = Object.keys(PRODUCT).filter((file) => within(file, 'functions') && file !== 'functions/index.ts');
    const lines = (file: string) =>
      (EVERYTHING[file] ?? '')
        .replace(/^import [^;]*;\n/gm, '')
        .trim()
        .split('\n');
    expect(handlers.filter((file) => lines(file).length > 40)).toEqual([]);
  });
});
