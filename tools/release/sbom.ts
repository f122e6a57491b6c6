import { execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';

const USAGE = `npm run sbom

Lists the packages that production needs, as CycloneDX, in dist/sbom.cdx.json.`;

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * `npm sbom --omit dev` would leave out each of them
 * that a development dependency needs as well (https://github.com/npm/cli/issues/7909), and add what the local stack's
 * packages need, so npm is shown a project without either.
 */
await runProgram(USAGE, (args) => {
  readOptions(args, {});
  const { devDependencies, workspaces, ...manifest } = json('package.json');
  const lock = json('package-lock.json');
  lock.packages[''] = manifest;
  for (const [folder, { link, resolved }] of Object.entries<{ link?: boolean; resolved?: string }>(lock.packages)) {
    if (link) for (const own of [folder, resolved ?? '']) delete lock.packages[own];
  }

  const scratch = mkdtempSync(join(tmpdir(), 'sbom-'));
  try {
    // npm names the application after its folder.
    const project = join(scratch, manifest.name);
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock));
    const npm = 'npm sbom --package-lock-only --sbom-format cyclonedx --sbom-type application';
    writeFileSync('dist/sbom.cdx.json', execSync(npm, { cwd: project }));
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
