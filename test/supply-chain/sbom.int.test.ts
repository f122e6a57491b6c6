import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { nameOf, PRODUCTION } from './lock.ts';

interface Component {
  name: string;
  version: string;
  hashes?: { alg: string }[];
  licenses?: unknown[];
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const sortedOnce = (names: string[]) => [...new Set(names)].sort();

describe('the SBOM', () => {
  let sbom: { bomFormat: string; metadata: { component: Component }; components: Component[] };

  beforeAll(() => {
    execFileSync(process.execPath, ['dist/local/sbom.mjs']);
    sbom = json('dist/sbom.cdx.json');
  });

  it('is CycloneDX and of this application', () => {
    expect(sbom.bomFormat).toBe('CycloneDX');
    expect(sbom.metadata.component).toMatchObject({ type: 'application', name: json('package.json').name });
  });

  it('names exactly the packages that production needs, with hash and licence', () => {
    const needed = PRODUCTION.map(([folder, { version }]) => `${nameOf(folder)}@${version}`);
    expect(sortedOnce(sbom.components.map(({ name, version }) => `${name}@${version}`))).toEqual(sortedOnce(needed));
    const bare = sbom.components.filter(({ hashes, licenses }) => hashes?.[0]?.alg !== 'SHA-512' || !licenses);
    expect(bare).toEqual([]);
  });

  it('leaves out nothing that the deployed bundle was made of', () => {
    const sources: string[] = json('dist/functions.cjs.map').sources;
    const folder = /node_modules\/(.*\/node_modules\/)?(@[^/]+\/)?[^/]+/;
    const bundled = sources.flatMap((source) => folder.exec(source)?.[0] ?? []);
    const needed = new Set(PRODUCTION.map(([path]) => path));
    expect(bundled).toContain('node_modules/zod');
    expect(sortedOnce(bundled).filter((path) => !needed.has(path))).toEqual([]);
  });
});
