import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));

const PRODUCT = ['functions', 'shared'].flatMap(filesUnder);
const LOCAL = filesUnder('local');
const text = (file: string) => readFileSync(file, 'utf8');

const fromRoot = (file: string, id: string) => (id.startsWith('.') ? normalize(join(dirname(file), id)) : id);

/** What a file imports: packages by name, files by their path from the root. */
const importsOf = (file: string): string[] =>
  [...text(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, id = '']) => fromRoot(file, id));

const within = (file: string, ...folders: string[]) => folders.some((folder) => file.startsWith(`${folder}/`));
const breaches = (files: string[], forbidden: (id: string, file: string) => boolean) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((id) => forbidden(id, file))
      .map((id) => `${file} → ${id}`),
  );

const PURE = ['shared/decision', 'shared/sla', 'shared/ticket', 'shared/texts'];
/** What the pure modules may use: each other and plain computation. */
const PLAIN = ['node:crypto', 'temporal-polyfill', 'date-holidays', 'i18n-iso-countries'];
const pureFiles = PRODUCT.filter((file) => within(file, ...PURE));

describe('imports point one way', () => {
  it('the pure modules know nothing of the outside world', () => {
    const allowed = (id: string) =>
      within(id, ...PURE) ||
      ['shared/errors.ts', 'shared/hash.ts', 'shared/remember.ts'].includes(id) ||
      PLAIN.some((name) => id === name || id.startsWith(`${name}/`));
    expect(breaches(pureFiles, (id) => !allowed(id))).toEqual([]);
  });

  it('the decision knows no ticket, and neither knows the store', () => {
    const decision = PRODUCT.filter((file) => within(file, 'shared/decision'));
    expect(breaches(decision, (id) => within(id, 'shared/ticket', 'shared/sla'))).toEqual([]);
    expect(breaches(pureFiles, (id) => within(id, 'shared/store', 'shared/bus', 'shared/flows'))).toEqual([]);
  });

  it('only the edges touch Azure', () => {
    const edges = (file: string) =>
      within(file, 'functions', 'shared/store', 'shared/bus', 'shared/channels', 'shared/http') ||
      file === 'shared/deps.ts';
    const inner = PRODUCT.filter((file) => !edges(file));
    expect(breaches(inner, (id) => id.startsWith('@azure/'))).toEqual([]);
  });

  it('flows are called by functions and call no function', () => {
    const shared = PRODUCT.filter((file) => within(file, 'shared'));
    expect(breaches(shared, (id) => within(id, 'functions'))).toEqual([]);
    const below = shared.filter((file) => within(file, 'shared/store', 'shared/bus', 'shared/contract', ...PURE));
    expect(breaches(below, (id) => within(id, 'shared/flows'))).toEqual([]);
  });

  it('the product knows nothing of the local stack', () => {
    expect(breaches(PRODUCT, (id) => within(id, 'local', 'test') || id === 'rhea' || id === 'azurite')).toEqual([]);
  });
});

describe('the scope of a partner', () => {
  it('is made of a checked credential, or of what we have stored ourselves, and nowhere else', () => {
    const proofs = ['auth/authenticate', 'auth/proven-app', 'webhooks/partner-secrets'];
    const own = ['prepare-hand-off', 'record-notification', 'relay-outbox', 'sweep-due'].map((flow) => `flows/${flow}`);
    const makers = PRODUCT.filter((file) => /\bscopeOf\(|\bas Scope\b/.test(text(file)));
    expect(makers.sort()).toEqual([...proofs, ...own, 'store/scope'].map((file) => `shared/${file}.ts`).sort());
  });
});

describe('secrets and signatures', () => {
  const signing = PRODUCT.filter((file) => /\bcreateHmac\(/.test(text(file)));

  it('are compared in constant time', () => {
    const comparing = signing.filter((file) => /\btimingSafeEqual\(/.test(text(file)));
    const expected = ['auth/api-key', 'http/cursor', 'webhooks/standard-webhooks', 'webhooks/url-secret'];
    expect(comparing.sort()).toEqual(expected.map((file) => `shared/${file}.ts`));
  });

  it('meet no operator but one that asks for their presence or length', () => {
    const lines = signing.flatMap((file) => text(file).match(/.*[!=]== (?!null|undefined|'|\w+\.length).*/g) ?? []);
    expect(lines).toEqual([]);
  });
});

describe('the pure modules', () => {
  it('read no clock and roll no dice', () => {
    const impure = pureFiles.filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random|randomUUID|performance\./.test(text(file)),
    );
    expect(impure).toEqual([]);
  });
});

/** The values that a file exports; types may be exported for what a signature says. */
const exportedBy = (file: string): string[] =>
  [...text(file).matchAll(/^export (?!type|interface)(?:async |abstract )?\w+\*? (\w+)/gm)].map(
    ([, name]) => `${file}: ${name}`,
  );
const importedBy = (file: string): string[] =>
  [...text(file).matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)].flatMap(([, names = '', id = '']) =>
    names.split(',').map((name) => `${fromRoot(file, id)}: ${name.trim().split(' as ')[0]}`),
  );

describe('exports', () => {
  it('are values that another file imports', () => {
    const imported = new Set([...PRODUCT, ...LOCAL, ...filesUnder('test')].flatMap(importedBy));
    const exported = [...PRODUCT, ...LOCAL].flatMap(exportedBy);
    expect(exported.filter((value) => !imported.has(value))).toEqual([]);
  });
});

describe('the shape of the whole', () => {
  it('functions/index.ts is the only file of the product that registers triggers', () => {
    expect(PRODUCT.filter((file) => /\bapp\.(http|timer|serviceBusQueue)\(/.test(text(file)))).toEqual([
      'functions/index.ts',
    ]);
  });

  it('settings are read in one place', () => {
    expect(PRODUCT.filter((file) => text(file).includes('process.env'))).toEqual(['functions/index.ts']);
  });

  it('a handler stays within 40 lines, imports aside', () => {
    const handlers = PRODUCT.filter((file) => within(file, 'functions') && file !== 'functions/index.ts');
    const lines = (file: string) =>
      text(file)
        .replace(/^import [^;]*;\n/gm, '')
        .trim()
        .split('\n');
    expect(handlers.filter((file) => lines(file).length > 40)).toEqual([]);
  });

  it('files are rooms, not halls', () => {
    const lengths = [...PRODUCT, ...LOCAL].map((file) => text(file).split('\n').length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80);
  });
});
