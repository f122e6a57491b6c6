import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const shared = { bundle: true, platform: 'node', target: 'node20.19', sourcemap: true, logLevel: 'warning' };

/** Bundles the function app into dist/functions.cjs, the one file that is deployed. */
export const buildApp = () =>
  build({
    ...shared,
    entryPoints: { functions: 'functions/index.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    // The first the Functions worker answers itself; it exists in no package. The second `debug` tries and does without:
    // only tools for development bring it here.
    external: ['@azure/functions-core', 'supports-color'],
  });

/** Bundles the programs of the local stack into dist/local/*.mjs; packages stay in node_modules. */
export const buildLocal = () =>
  build({
    ...shared,
    entryPoints: {
      stack: 'local/stack/main.ts',
      host: 'local/host/main.ts',
      broker: 'local/broker/main.ts',
      demo: 'local/demo/main.ts',
      func: 'local/func/main.ts',
      'bench-broker': 'local/broker/bench.ts',
      'bench-decision': 'local/bench/decision.ts',
      'soak-broker': 'local/broker/soak.ts',
      'rules-check': 'local/rules/check.ts',
      'rules-document': 'local/rules/write-document.ts',
      'rules-replay': 'local/rules/replay.ts',
      'write-calls': 'local/rules/write-calls.ts',
      'policy-schema': 'local/rules/write-policy-schema.ts',
      partners: 'local/partners/main.ts',
      'isv-contacts': 'local/isv-contacts/main.ts',
      sbom: 'local/release/sbom.ts',
    },
    outdir: 'dist/local',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    packages: 'external',
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await Promise.all([buildApp(), buildLocal()]);
}
