import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { beginStamp } from './tools/stamp.mjs';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  logLevel: 'warning',
  metafile: true,
};

/** Bundles the function app into dist/functions.cjs, the one file that is deployed. */
const buildApp = () =>
  esbuild.build({
    ...shared,
    entryPoints: { functions: 'functions/index.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    // The first the Functions worker answers itself; it exists in no package. The second `debug` tries and does without:
    // only tools for development bring it here.
    external: ['@azure/functions-core', 'supports-color'],
  });

/** Bundles the programs around it into dist/local/*.mjs; packages stay in node_modules. */
const buildPrograms = () =>
  esbuild.build({
    ...shared,
    entryPoints: {
      stack: 'local/stack/main.ts',
      host: 'local/host/main.ts',
      broker: 'local/broker/main.ts',
      demo: 'local/demo/main.ts',
      func: 'local/func/main.ts',
      'bench-broker': 'local/broker/bench.ts',
      'bench-decision': 'tools/bench/decision.ts',
      faults: 'tools/faults/main.ts',
      'bench-memory': 'tools/bench/list-memory.ts',
      'bench-sweep': 'tools/bench/sweep.ts',
      'soak-broker': 'local/broker/soak.ts',
      'rules-check': 'tools/rules/check.ts',
      'rules-diff': 'tools/rules/diff.ts',
      'rules-document': 'tools/rules/write-document.ts',
      'rules-roles': 'tools/rules/write-roles.ts',
      'rules-replay': 'tools/rules/replay.ts',
      'hand-offs-document': 'tools/hand-offs/write-document.ts',
      'write-calls': 'tools/rules/write-calls.ts',
      'policy-schema': 'tools/rules/write-policy-schema.ts',
      partners: 'operator/partners/main.ts',
      'isv-contacts': 'operator/isv-contacts/main.ts',
      'dead-letters': 'operator/dead-letters/main.ts',
      sbom: 'tools/release/sbom.ts',
      skew: 'tools/skew/main.ts',
    },
    outdir: 'dist/local',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    packages: 'external',
  });

/** Builds all, and notes of which sources. */
export async function build() {
  const stamp = beginStamp();
  const built = await Promise.all([buildApp(), buildPrograms()]);
  stamp(built.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
